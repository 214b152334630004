using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>
/// What <c>go test -v</c> prints; without <c>-v</c> the failed tests alone have names. A package is named behind its tests, and the tests then after it.
/// </summary>
internal sealed class GoTextReport(ReportBuilder report) : IConsoleReport
{
    private static readonly Regex Event = ConsoleReport.Linear(@"^=== (?<event>RUN|PAUSE|CONT|NAME) +(?<test>\S.*?)\s*$");
    private static readonly Regex Result = ConsoleReport.Linear(@"^(?<before>.*?)--- (?<outcome>PASS|FAIL|SKIP): (?<test>\S+) \((?<time>[\d.]+s)\)$");
    private static readonly Regex Package = ConsoleReport.Linear(@"^(?<outcome>ok|FAIL|\?)\s+(?<package>\S+)\s+(?<rest>\[.*\]|\(cached\).*|[\d.]+s.*)$");

    private readonly GoRun run = new(report);
    private readonly List<int> unnamed = [];
    private (string Test, TestOutcome Outcome, TimeSpan Duration)? ended;
    private string? current;
    private bool hadEnd;

    public void Take(string line, bool isWhole)
    {
        if (Event.Match(line) is { Success: true } started)
            TakeEvent(started);
        else if (Result.Match(line) is { Success: true } result && IsResult(result))
            TakeResult(result);
        else if (Package.Match(line) is { Success: true } package)
            TakePackage(package);
        else if (line is not "PASS" and not "FAIL")
            run.Output("", current, line);
    }

    public void End()
    {
        EndTest();
        run.Finish(hadEnd && unnamed.Count == 0);
    }

    private void TakeEvent(Match started)
    {
        EndTest();
        current = started.Groups["test"].Value;
        if (started.Groups["event"].ValueSpan is "RUN")
            run.Start("", current);
    }

    /// <summary>A test that prints no end of line has its result behind what it printed. That it passed counts only where it is known to run.</summary>
    private bool IsResult(Match result) =>
        string.IsNullOrWhiteSpace(result.Groups["before"].Value) || result.Groups["outcome"].ValueSpan is "FAIL" || run.IsRunning("", result.Groups["test"].Value);

    private void TakeResult(Match result)
    {
        EndTest();
        current = result.Groups["test"].Value;
        run.Start("", current);
        if (result.Groups["before"].Value.Trim() is { Length: > 0 } printed)
            run.Output("", current, printed);
        ended = (current, OutcomeOf(result.Groups["outcome"].ValueSpan), ReportNumbers.Units(result.Groups["time"].ValueSpan));
    }

    /// <summary>What stands behind a result may belong to the test still: a panic, the difference of an example.</summary>
    private void EndTest()
    {
        if (ended is not var (test, outcome, duration))
            return;

        ended = null;
        current = null;
        if (run.End("", test, outcome, duration) is >= 0 and int index)
            unnamed.Add(index);
    }

    private void TakePackage(Match package)
    {
        EndTest();
        string name = package.Groups["package"].Value;
        bool failed = package.Groups["outcome"].ValueSpan is "FAIL";
        string rest = package.Groups["rest"].Value;
        int count = report.Count;
        run.EndPackage("", failed, name, rest.StartsWith('[') ? rest.Trim('[', ']') : "");
        unnamed.AddRange(Enumerable.Range(count, report.Count - count));
        foreach (int index in unnamed)
        {
            report.Rename(index, $"{name}.{report[index].Name}");
            report.SetFolder(index, name);
        }

        unnamed.Clear();
        current = null;
        hadEnd = true;
    }

    private static TestOutcome OutcomeOf(ReadOnlySpan<char> word) =>
        word is "PASS" ? TestOutcome.Passed : word is "SKIP" ? TestOutcome.Skipped : TestOutcome.Failed;
}
