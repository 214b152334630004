namespace AgentLoop;

/// <summary>Findings as evaluations and as words for the next attempt.</summary>
internal static class AnalysisFindings
{
    private const int MostTold = 10;

    public static string Feedback(string head, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return "";
        IEnumerable<string> lines = findings.Take(MostTold).Select(Line);
        string rest = findings.Count > MostTold ? $"\nand {findings.Count - MostTold} more" : "";
        return $"{head}\n{string.Join('\n', lines)}{rest}";
    }

    public static IEnumerable<Finding> Ordered(IEnumerable<Finding> findings) => findings
        .OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line);

    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    private static string Line(Finding finding)
    {
        string place = finding.File is null ? "" : $"{finding.File}{(finding.Line is { } line ? $":{line}" : "")}: ";
        return $"{place}{finding.Message}{(finding.Rule is null ? "" : $" ({finding.Rule})")}";
    }
}
