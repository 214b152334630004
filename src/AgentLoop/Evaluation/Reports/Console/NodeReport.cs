using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>
/// What the <c>spec</c> reporter of <c>node --test</c> prints. What has tests in it is a suite here, for nothing tells one that is a test itself; the files of tests
/// are not named, but for those that failed.
/// </summary>
internal sealed class NodeReport(ReportBuilder report) : IConsoleReport
{
    private static readonly Regex Open = ConsoleReport.Linear(@"^(?<indent> *)▶ (?<name>.*?)(?: \([\d.]+ms\))?$");
    private static readonly Regex Result = ConsoleReport.Linear(@"^(?<indent> *)(?<mark>[✔✖﹣⚠]) (?<name>.*?)(?: \((?<time>[\d.]+ms)\)(?<directive> # .*)?)?$");
    private static readonly Regex Total = ConsoleReport.Linear(@"^ℹ (?<what>tests|pass|fail|cancelled|skipped|todo) (?<count>\d{1,9})$");
    private static readonly Regex Place = ConsoleReport.Linear(@"^test at (?<file>.+?):(?<line>\d{1,9}):\d{1,9}$");

    private readonly NodeTree tree = new(report);
    private readonly Dictionary<string, int> totals = new(StringComparer.Ordinal);
    private bool inFailures;

    public void Take(string line, bool isWhole)
    {
        if (Total.Match(line) is { Success: true } total)
            totals[total.Groups["what"].Value] = ReportNumbers.Count(total.Groups["count"].ValueSpan);
        else if (line is "✖ failing tests:")
            inFailures = true;
        else if (line.StartsWith("ℹ ", StringComparison.Ordinal))
            tree.Flush();
        else if (inFailures)
            TakeFailure(line);
        else if (Open.Match(line) is { Success: true } open)
            tree.Open(open.Groups["indent"].Length, open.Groups["name"].Value);
        else if (Result.Match(line) is { Success: true } result && (isWhole || result.Groups["time"].Success))
            tree.Close(result);
        else
            tree.TakeText(line);
    }

    public void End()
    {
        tree.Flush();
        if (!totals.ContainsKey("tests"))
        {
            report.Interrupt("The output ends without the numbers of tests that node prints last.");
            return;
        }

        report.Counted = new TestCounts
        {
            Passed = totals.GetValueOrDefault("pass"),
            Failed = totals.GetValueOrDefault("fail") + totals.GetValueOrDefault("cancelled"),
            Skipped = totals.GetValueOrDefault("skipped") + totals.GetValueOrDefault("todo"),
        };
        if (report.Counted.Failed > 0 && !report.HasFailures && !report.HasErrors)
            report.AddError($"node counts {report.Counted.Failed} failed tests, and names none.");
    }

    /// <summary>The failures once more, in the same order, each with its place.</summary>
    private void TakeFailure(string line)
    {
        if (Place.Match(line) is { Success: true } place)
            tree.NextPlace = (place.Groups["file"].Value, ReportNumbers.Count(place.Groups["line"].ValueSpan));
        else if (Result.Match(line) is { Success: true } result)
            tree.PlaceNext(result.Groups["name"].Value);
    }
}
