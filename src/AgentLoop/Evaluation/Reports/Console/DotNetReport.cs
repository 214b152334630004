using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>
/// What <c>dotnet test</c> prints, with VSTest (<c>--logger "console;verbosity=detailed"</c>) or Microsoft.Testing.Platform (<c>--output Detailed</c>), and what
/// programs of xunit.v3 print of failed tests. With less detail, passed tests have no names.
/// </summary>
internal sealed class DotNetReport(ReportBuilder report) : IConsoleReport
{
    private static readonly Regex Result = ConsoleReport.Linear(@"^ {0,2}(?<outcome>Passed|Failed|Skipped|passed|failed|skipped) (?<name>\S.*?) [\[(](?<time><? ?[\d.,]+ ?(?:ms|s|m|h)[^\])]*)[\])]$");
    private static readonly Regex XunitResult = ConsoleReport.Linear(@"^(?:\[xUnit\.net [\d:.]+\])? {4,5}(?<name>\S.*?) \[(?<outcome>FAIL|SKIP)\]$");
    private static readonly Regex XunitEnd = ConsoleReport.Linear(@"^ {4}(?<name>\S.*?) \[FINISHED\] Time: (?<time>[\d.]+)s$");
    private static readonly Regex Total = ConsoleReport.Linear(@"^ *(?<what>Total tests|Passed|Failed|Skipped|total|failed|succeeded|skipped): +(?<count>\d{1,9})$");
    private static readonly Regex Summary = ConsoleReport.Linear(@"^(?:Passed!|Failed!|Skipped!) +- Failed: +(?<failed>\d{1,9}), Passed: +(?<passed>\d{1,9}), Skipped: +(?<skipped>\d{1,9}), Total: ");
    private static readonly Regex XunitSummary = ConsoleReport.Linear(@"^ {3}\S.* Total: (?<total>\d{1,9}), Errors: (?<errors>\d{1,9}), Failed: (?<failed>\d{1,9}), Skipped: (?<skipped>\d{1,9}),");
    private static readonly Regex Error = ConsoleReport.Linear(@": error [A-Z]+\d+: |^The active test run was aborted|^Test Run Aborted|^Unhandled exception|^MSBUILD : error |^(?:\[xUnit\.net [\d:.]+\])? {4,5}\[.+ Cleanup Failure \(.+\)\]");

    private static readonly Regex Over = ConsoleReport.Linear(@"^(?:\[xUnit\.net [\d:.]+\] )? *Finished: |^=== TEST EXECUTION SUMMARY|^Test Run |^Test run summary: ");

    private readonly DotNetResults results = new(report);
    private TestCounts counts = new();
    private bool isCounted;

    public void Take(string line, bool isWhole)
    {
        if (Result.Match(line) is { Success: true } result)
            results.Begin(result.Groups["name"].Value, OutcomeOf(result), ReportNumbers.Units(result.Groups["time"].ValueSpan.TrimStart("< ")));
        else if (XunitResult.Match(line) is { Success: true } xunit)
            results.Begin(xunit.Groups["name"].Value, xunit.Groups["outcome"].ValueSpan is "FAIL" ? TestOutcome.Failed : TestOutcome.Skipped, TimeSpan.Zero);
        else if (XunitEnd.Match(line) is { Success: true } end)
            results.End(end.Groups["name"].Value, ReportNumbers.Units(end.Groups["time"].ValueSpan));
        else if (Error.IsMatch(line))
            results.AddError(line);
        else if (Over.IsMatch(line))
            results.Flush();
        else if (!TakeSummary(line))
            results.Take(line);
    }

    public void End()
    {
        results.Flush();
        if (isCounted)
            report.Counted = counts;
        else if (!report.HasErrors)
            report.Interrupt("The output ends without the number of tests that ran.");
        if (counts.Failed > 0 && !report.HasFailures && !report.HasErrors)
            report.AddError($"{counts.Failed} tests failed, and none of them is named.");
    }

    private bool TakeSummary(string line)
    {
        if (Summary.Match(line) is { Success: true } summary)
            Add(Count(summary, "passed"), Count(summary, "failed"), Count(summary, "skipped"));
        else if (XunitSummary.Match(line) is { Success: true } xunit)
            TakeXunit(xunit);
        else if (Total.Match(line) is { Success: true } total)
            TakeTotal(total.Groups["what"].Value.ToUpperInvariant(), Count(total, "count"));
        else
            return false;

        isCounted = true;
        results.Flush();
        return true;
    }

    private void TakeXunit(Match summary)
    {
        int others = Count(summary, "failed") + Count(summary, "skipped");
        Add(Math.Max(0, Count(summary, "total") - others), Count(summary, "failed"), Count(summary, "skipped"));
        if (Count(summary, "errors") > 0)
            report.AddError($"xunit counts {Count(summary, "errors")} errors outside of tests.");
    }

    private void TakeTotal(string what, int count) => Add(
        what is "PASSED" or "SUCCEEDED" ? count : 0,
        what is "FAILED" ? count : 0,
        what is "SKIPPED" ? count : 0);

    private void Add(int passed, int failed, int skipped) => counts = new TestCounts
    {
        Passed = counts.Passed + passed,
        Failed = counts.Failed + failed,
        Skipped = counts.Skipped + skipped,
    };

    private static int Count(Match match, string group) => ReportNumbers.Count(match.Groups[group].ValueSpan);

    private static TestOutcome OutcomeOf(Match result) => result.Groups["outcome"].Value.ToUpperInvariant() switch
    {
        "PASSED" => TestOutcome.Passed,
        "SKIPPED" => TestOutcome.Skipped,
        _ => TestOutcome.Failed,
    };
}
