using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>
/// What <c>cargo test</c> prints. Which program's tests run it says on the standard error stream; where that is in the output, the names begin with it.
/// </summary>
internal sealed class CargoReport(ReportBuilder report) : IConsoleReport
{
    private static readonly Regex Running = ConsoleReport.Linear(@"^\s*Running (?:unittests )?(?:(?<source>\S+) \()?\S*?(?<crate>[\w-]+)-[0-9a-f]{16}(?:\.exe)?\)?$");
    private static readonly Regex DocTests = ConsoleReport.Linear(@"^\s*Doc-tests (?<crate>\S+)$");
    private static readonly Regex Start = ConsoleReport.Linear(@"^running (?<count>\d{1,9}) tests?$");
    private static readonly Regex Block = ConsoleReport.Linear("^---- (?<name>.+?) (?:stdout|stderr) ----$");
    private static readonly Regex Result = ConsoleReport.Linear(
        @"^test result: (?:ok|FAILED)\. (?<passed>\d{1,9}) passed; (?<failed>\d{1,9}) failed; (?<ignored>\d{1,9}) ignored;");

    private readonly CargoTests tests = new(report);
    private readonly CargoErrors errors = new(report);

    public void Take(string line, bool isWhole)
    {
        if (Running.Match(line) is { Success: true } running)
            tests.Unit(running.Groups["source"].Success ? $"{running.Groups["crate"].Value}/{running.Groups["source"].Value}" : running.Groups["crate"].Value);
        else if (DocTests.Match(line) is { Success: true } doc)
            tests.Unit($"{doc.Groups["crate"].Value}/doc");
        else if (Start.Match(line) is { Success: true } start)
            tests.Begin(ReportNumbers.Count(start.Groups["count"].ValueSpan));
        else if (Result.Match(line) is { Success: true } result)
            tests.End(CountsOf(result));
        else if (tests.IsOpen && Block.Match(line) is { Success: true } block)
            tests.Detail(block.Groups["name"].Value);
        else if (tests.IsOpen ? !tests.Take(line, isWhole) : true)
            errors.Take(line);
    }

    public void End()
    {
        errors.Flush();
        tests.Finish();
    }

    private static TestCounts CountsOf(Match result) => new()
    {
        Passed = ReportNumbers.Count(result.Groups["passed"].ValueSpan),
        Failed = ReportNumbers.Count(result.Groups["failed"].ValueSpan),
        Skipped = ReportNumbers.Count(result.Groups["ignored"].ValueSpan),
    };
}
