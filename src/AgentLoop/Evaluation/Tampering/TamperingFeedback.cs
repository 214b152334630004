namespace AgentLoop;

/// <summary>What the next attempt is told.</summary>
internal static class TamperingFeedback
{
    private const int Most = 8;

    public static string Of(IReadOnlyList<Finding> grave)
    {
        if (grave.Count == 0)
            return "";
        IEnumerable<string> lines = grave.Take(Most).Select(finding => $"{finding.File}{(finding.Line is { } line ? $":{line}" : "")}: {finding.Message}");
        string rest = grave.Count > Most ? $"\nand {grave.Count - Most} more" : "";
        return $"Leave tests, their settings and checks as they are, and make the product right:\n{string.Join('\n', lines)}{rest}";
    }
}
