namespace AgentLoop;

/// <summary>Knows which assertions the candidate added anywhere, so that one that went to another test is not lost.</summary>
internal sealed class MovedAssertions
{
    private readonly Dictionary<string, int> before;
    private readonly Dictionary<string, int> after;
    private readonly List<FoundAssertion> added = [];
    private readonly List<(TestRow Row, FoundTest Test)> rows;

    public MovedAssertions(GuardedChange change)
    {
        before = Count(change.Before);
        after = Count(change.After);
        FoundTest[] tests = [.. change.After.SelectMany(file => file.Tests)];
        added.AddRange(tests.SelectMany(test => test.Assertions).Where(assertion => !before.ContainsKey(assertion.Text)));
        rows = [.. tests.SelectMany(test => test.AllRows, (test, row) => (row, test)).DistinctBy(pair => (pair.row.Text, pair.test.Path))];
    }

    /// <summary>Whether an added assertion says the same, or a row of a test with such an assertion holds its values.</summary>
    public bool Holds(FoundAssertion lost)
    {
        if (lost.Strength == AssertionStrength.Vacuous || after.GetValueOrDefault(lost.Text) >= before.GetValueOrDefault(lost.Text, 1))
            return true;
        if (lost.Literals.Count == 0)
            return added.Exists(one => IsAsStrong(one, lost) && one.Shape == lost.Shape && one.Names.SetEquals(lost.Names));
        return added.Exists(one => IsAsStrong(one, lost) && Contains(one.Literals, lost.Literals) && (one.Shape == lost.Shape || one.Names.Overlaps(lost.Names)))
            || rows.Exists(row => Contains(row.Row.Literals, lost.Literals) && row.Test.Assertions.Any(one => IsAsStrong(one, lost)));
    }

    /// <summary>Whether these values are all among those, each as often.</summary>
    public static bool Contains(IReadOnlyList<string> values, IReadOnlyList<string> wanted)
    {
        List<string> left = [.. values];
        return wanted.All(value => left.Remove(value) || left.Exists(one => one.Contains(value, StringComparison.Ordinal) && value.Length > 3));
    }

    public static bool IsAsStrong(FoundAssertion now, FoundAssertion before) => now.Strength >= before.Strength && now.Negated == before.Negated;

    private static Dictionary<string, int> Count(IReadOnlyList<GuardedFile> files) => files.SelectMany(file => file.Tests).SelectMany(test => test.Assertions)
        .GroupBy(assertion => assertion.Text, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
}
