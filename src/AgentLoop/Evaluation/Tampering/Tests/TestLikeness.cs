namespace AgentLoop;

/// <summary>How much two tests have in common, as the share of their tokens (Dice's coefficient).</summary>
internal static class TestLikeness
{
    public static double Of(FoundTest before, FoundTest after)
    {
        if (!ReferenceEquals(before.File.Source.Language, after.File.Source.Language) || before.Body.Count == 0 || after.Body.Count == 0)
            return 0;
        Dictionary<string, int> counts = before.Body.All.GroupBy(token => token.Text, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        int common = 0;
        foreach (CodeToken token in after.Body.All)
        {
            if (counts.TryGetValue(token.Text, out int left) && left > 0)
                (common, counts[token.Text]) = (common + 1, left - 1);
        }

        return 2.0 * common / (before.Body.Count + after.Body.Count);
    }
}
