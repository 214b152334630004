using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>
/// What Jest prints with <c>--verbose</c> and Vitest with <c>--reporter=verbose</c>. With less, the failed tests alone have names. A name is the file, the blocks that
/// the test stands in, and its own.
/// </summary>
internal sealed class JestReport(ReportBuilder report) : IConsoleReport
{
    private static readonly Regex File = ConsoleReport.Linear(@"^(?:PASS|FAIL) (?:.+? )?(?<file>[^\s()]+\.\w+)(?: \([\d.]+ m?s\))?$");
    private static readonly Regex VitestFile = ConsoleReport.Linear(@"^ (?<mark>[✓❯×]) (?:\|.+?\| )?(?<file>\S+\.\w+) \(\d+ tests?[^)]*\)(?: .*)?$");
    private static readonly Regex Test = ConsoleReport.Linear(@"^(?<indent> +)(?<mark>[✓✕○✎√×↓□]) (?<name>.*?)(?: \(?(?<time>[\d.]+ ?m?s)\)?)?$");
    private static readonly Regex Detail = ConsoleReport.Linear(@"^  ● (?<path>.+)$");
    private static readonly Regex VitestDetail = ConsoleReport.Linear(@"^ ?FAIL  (?:\|.+?\| )?(?<path>.+?\.\w+(?: > .+| \[ .+ \])?)$");
    private static readonly Regex Total = ConsoleReport.Linear(@"^ *(?<what>Test Suites|Test Files|Tests):? +(?<counts>(?:\d|no ).*)$");

    private readonly JestTests tests = new(report);
    private readonly JestTotals totals = new(report);

    public void Take(string line, bool isWhole)
    {
        if (File.Match(line) is { Success: true } file)
            tests.EnterFile(file.Groups["file"].Value);
        else if (VitestFile.Match(line) is { Success: true } listed)
            tests.EnterFile(listed.Groups["file"].Value);
        else if (Total.Match(line) is { Success: true } total)
            TakeTotal(total);
        else if (isWhole && VitestDetail.Match(line) is { Success: true } vitest)
            tests.EnterFailure(vitest.Groups["path"].Value, ReportNames.Separator);
        else if (isWhole && Detail.Match(line) is { Success: true } detail)
            tests.EnterFailure(detail.Groups["path"].Value, " › ");
        else if (isWhole && tests.IsInTree && Test.Match(line) is { Success: true } test)
            tests.Add(test);
        else
            TakeOther(line);
    }

    public void End()
    {
        tests.EndFailure();
        totals.Finish();
    }

    private void TakeTotal(Match total)
    {
        tests.EndFailure();
        totals.Take(total.Groups["what"].Value, total.Groups["counts"].Value);
    }

    private void TakeOther(string line)
    {
        if (line.StartsWith("No tests found", StringComparison.Ordinal) || line.StartsWith("No test files found", StringComparison.Ordinal))
            totals.Take("Tests", "0 total");
        else
            tests.Take(line);
    }
}
