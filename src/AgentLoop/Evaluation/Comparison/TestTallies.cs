namespace AgentLoop;

/// <summary>Test results by name: those that ran.</summary>
internal static class TestTallies
{
    public static Dictionary<string, TestTally> Of(IReadOnlyList<TestResult> results, IReadOnlySet<string>? without = null)
    {
        Dictionary<string, TestTally> tallies = new(results.Count, StringComparer.Ordinal);
        foreach (TestResult result in results)
        {
            if (result.Outcome != TestOutcome.Skipped && without?.Contains(result.Name) != true)
                Add(tallies, result.Name, new TestTally(1, result.Outcome == TestOutcome.Failed ? 1 : 0));
        }

        return tallies;
    }

    /// <summary>Puts rows that are on one side alone under the name of their method, where the other side has such rows too.</summary>
    public static void FoldUnmatchedRows(ref Dictionary<string, TestTally> before, ref Dictionary<string, TestTally> now)
    {
        HashSet<string> lost = RowsOnlyIn(before, now);
        lost.IntersectWith(RowsOnlyIn(now, before));
        if (lost.Count == 0)
            return;

        (before, now) = (Fold(before, now, lost), Fold(now, before, lost));
    }

    /// <summary>The name that the rows of a data-driven test have in common; the name itself where it has no arguments.</summary>
    public static string NameOfRows(string name) => name.Length == 0 ? name : name[^1] switch
    {
        ')' when name.IndexOf('(', StringComparison.Ordinal) is > 0 and int start => string.Concat(name.AsSpan(0, start), "(…)"),
        ']' when name.IndexOf("::", StringComparison.Ordinal) is > 0 and int method && name.IndexOf('[', method) is > 0 and int start => string.Concat(name.AsSpan(0, start), "[…]"),
        _ => name,
    };

    private static HashSet<string> RowsOnlyIn(Dictionary<string, TestTally> these, Dictionary<string, TestTally> others) =>
        these.Keys.Where(name => !others.ContainsKey(name)).Select(NameOfRows).ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, TestTally> Fold(Dictionary<string, TestTally> these, Dictionary<string, TestTally> others, HashSet<string> rows)
    {
        Dictionary<string, TestTally> folded = new(these.Count, StringComparer.Ordinal);
        foreach ((string name, TestTally tally) in these)
            Add(folded, !others.ContainsKey(name) && rows.Contains(NameOfRows(name)) ? NameOfRows(name) : name, tally);

        return folded;
    }

    private static void Add(Dictionary<string, TestTally> tallies, string name, TestTally tally) =>
        tallies[name] = tallies.GetValueOrDefault(name) + tally;
}
