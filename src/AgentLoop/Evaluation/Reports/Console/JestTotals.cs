using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>The numbers that Jest and Vitest print last.</summary>
internal sealed class JestTotals(ReportBuilder report)
{
    private static readonly Regex Count = ConsoleReport.Linear(@"(?<count>\d{1,9}) (?<what>passed|failed|skipped|todo|pending)");

    private bool isComplete;
    private int failedFiles;

    public void Take(string what, string counts)
    {
        Dictionary<string, int> found = new(StringComparer.Ordinal);
        foreach (Match count in Count.Matches(counts))
            found[count.Groups["what"].Value] = ReportNumbers.Count(count.Groups["count"].ValueSpan);

        if (what is not "Tests")
        {
            failedFiles = found.GetValueOrDefault("failed");
            return;
        }

        isComplete = true;
        report.Counted = new TestCounts
        {
            Passed = found.GetValueOrDefault("passed"),
            Failed = found.GetValueOrDefault("failed"),
            Skipped = found.GetValueOrDefault("skipped") + found.GetValueOrDefault("todo") + found.GetValueOrDefault("pending"),
        };
    }

    public void Finish()
    {
        if (!isComplete)
            report.Interrupt("The output ends without the number of tests that ran.");
        if ((failedFiles > 0 || report.Counted is { Failed: > 0 }) && !report.HasFailures && !report.HasErrors)
            report.AddError("The output counts failures, and names none.");
    }
}
