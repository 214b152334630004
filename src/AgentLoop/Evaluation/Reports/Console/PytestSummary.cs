using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>The last line that pytest prints: how many tests had which outcome.</summary>
internal sealed class PytestSummary(ReportBuilder report)
{
    private static readonly Regex Last = ConsoleReport.Linear(@"^(?<counts>(?:\d{1,9} [a-z]+(?:, )?)+|no tests ran|no tests collected.*) in [\d.]+s(?: \([\d:.]+\))?$");
    private static readonly Regex Count = ConsoleReport.Linear(@"(?<count>\d{1,9}) (?<what>[a-z]+)");

    private int errors;

    public bool IsComplete { get; private set; }

    /// <summary>Takes a line, or what stands between its equals signs; <see langword="false"/> when it is another.</summary>
    public bool Take(string line)
    {
        if (Last.Match(line) is not { Success: true } last)
            return false;

        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (Match count in Count.Matches(last.Groups["counts"].Value))
            counts[count.Groups["what"].Value] = ReportNumbers.Count(count.Groups["count"].ValueSpan);

        errors = counts.GetValueOrDefault("error") + counts.GetValueOrDefault("errors");
        report.Counted = new TestCounts
        {
            Passed = counts.GetValueOrDefault("passed") + counts.GetValueOrDefault("xpassed"),
            Failed = counts.GetValueOrDefault("failed") + errors,
            Skipped = counts.GetValueOrDefault("skipped") + counts.GetValueOrDefault("xfailed"),
        };
        IsComplete = true;
        return true;
    }

    /// <summary>Says what is counted and named nowhere.</summary>
    public void Finish()
    {
        if (report.Counted is { Failed: > 0 } counted && !report.HasFailures && !report.HasErrors)
            report.AddError(errors > 0 ? $"pytest counts {errors} errors, and names none." : $"pytest counts {counted.Failed} failed tests, and names none.");
    }
}
