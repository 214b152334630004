using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>
/// What <c>pytest</c> prints. All tests have names with <c>-v</c> or <c>-rA</c>; without, the failed ones have them, from the short summary.
/// </summary>
internal sealed class PytestReport(ReportBuilder report) : IConsoleReport
{
    private const string Outcomes = "(?<outcome>PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|RERUN)";

    private static readonly Regex Section = ConsoleReport.Linear(@"^={2,} (?<title>.+?) ={2,}$");
    private static readonly Regex Verbose = ConsoleReport.Linear($@"^(?<id>\S[^:]*::.+?|\S+\.\w+) {Outcomes}(?: \(.*\)?)?(?: +\[ *\d+%\])?$");
    private static readonly Regex Distributed = ConsoleReport.Linear($@"^\[gw\d+\](?: \[ *\d+%\])? {Outcomes} (?<id>\S.*?) *$");
    private static readonly Regex Started = ConsoleReport.Linear(@"^(?<id>\S+\.\w+::\S+(?:\[.*?\])?) ");
    private static readonly Regex Late = ConsoleReport.Linear($@"^(?:.*?)(?:^|[^A-Z]){Outcomes}(?: \(.*\)?)?(?: +\[ *\d+%\])?$");
    private static readonly Regex Stopped = ConsoleReport.Linear(@"^!{3,} (?<why>.+?) !{3,}$");

    private readonly PytestResults results = new(report);
    private readonly PytestSummary summary = new(report);
    private readonly PytestFailures failures = new(report.Options.MaxDetailedTests);
    private string section = "";
    private string? running;

    public void Take(string line, bool isWhole)
    {
        if (Section.Match(line) is { Success: true } head)
            Enter(head.Groups["title"].Value);
        else if (Stopped.Match(line) is { Success: true } stopped)
            Stop(stopped.Groups["why"].Value);
        else if (IsError(line))
            results.AddError(line);
        else if (section is "ERRORS" or "FAILURES" or "PASSES")
            failures.Take(line);
        else if (section is "short test summary info")
            TakeShort(line, isWhole);
        else
            TakeProgress(line);
    }

    public void End()
    {
        results.Finish(failures);
        summary.Finish();
        if (!summary.IsComplete)
            report.Interrupt(running is null ? "The output ends without pytest's summary." : $"The output ends without pytest's summary, in \"{ReportNames.Clean(running)}\".");
    }

    /// <summary>Whether pytest says it of itself: a test may print the same, but not before there is one, and not after the last line.</summary>
    private bool IsError(string line) =>
        line.StartsWith("INTERNALERROR>", StringComparison.Ordinal)
        || ((report.Count == 0 || summary.IsComplete)
            && (line.StartsWith("ERROR: ", StringComparison.Ordinal) || line.StartsWith("ImportError while loading conftest", StringComparison.Ordinal)));

    private void Enter(string title)
    {
        if (!summary.Take(title))
            section = title;
        failures.End();
    }

    private void Stop(string why)
    {
        if (why.StartsWith("_pytest.outcomes.Exit", StringComparison.Ordinal) || why.Contains("KeyboardInterrupt", StringComparison.Ordinal))
            results.AddError(why);
        report.Interrupt($"pytest did not run all tests: {ReportNames.Clean(why)}.");
    }

    private void TakeShort(string line, bool isWhole)
    {
        if (!summary.Take(line) && isWhole)
            results.TakeShort(line);
    }

    private void TakeProgress(string line)
    {
        if (Verbose.Match(line) is { Success: true } result || (result = Distributed.Match(line)).Success)
            running = results.Add(result.Groups["id"].Value, result.Groups["outcome"].Value);
        else if (running is not null && Late.Match(line) is { Success: true } late)
            running = results.Add(running, late.Groups["outcome"].Value);
        else if (Started.Match(line) is { Success: true } started)
            running = started.Groups["id"].Value;
        else
            summary.Take(line);
    }
}
