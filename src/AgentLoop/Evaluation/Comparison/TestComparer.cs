namespace AgentLoop;

/// <summary>Compares the tests of a candidate with those of the untouched repository, as <see cref="TestComparison"/> says.</summary>
internal static class TestComparer
{
    public static ComparedTests Compare(
        IReadOnlyList<TestResult> before, IReadOnlyList<TestResult> now, IReadOnlyCollection<string>? flaky = null, IReadOnlySet<string>? deleted = null)
    {
        HashSet<string> left = new(flaky ?? [], StringComparer.Ordinal);
        Dictionary<string, TestTally> earlier = TestTallies.Of(before, left);
        Dictionary<string, TestTally> later = TestTallies.Of(now, left);
        TestTallies.FoldUnmatchedRows(ref earlier, ref later);

        ILookup<Change, string> changes = earlier.Keys.Union(later.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToLookup(name => ChangeOf(name, earlier.GetValueOrDefault(name), later));
        TestComparison comparison = new()
        {
            Fixed = [.. changes[Change.Fixed]],
            Broken = [.. changes[Change.Broken]],
            StillFailing = [.. changes[Change.StillFailing]],
            Vanished = [.. changes[Change.Vanished].Where(name => deleted?.Contains(name) != true)],
            Deleted = [.. changes[Change.Vanished].Where(name => deleted?.Contains(name) == true)],
            Added = [.. changes[Change.Added]],
            StillPassing = changes[Change.StillPassing].Count(),
            Flaky = [.. left.Order(StringComparer.Ordinal)],
        };
        return new ComparedTests
        {
            Comparison = comparison,
            Passing = comparison.Fixed.Count + comparison.StillPassing + comparison.Added.Count(name => later[name].Passes),
            Total = changes.Sum(group => group.Count()) - comparison.Deleted.Count,
        };
    }

    private static Change ChangeOf(string name, TestTally before, Dictionary<string, TestTally> later) => ChangeOf(before, later.GetValueOrDefault(name)) switch
    {
        Change.Vanished when before.Failed == before.Ran && TestGroup.Of(name, later) is { Ran: > 0 } group => group.Passes ? Change.Fixed : Change.StillFailing,
        Change change => change,
    };

    private static Change ChangeOf(TestTally before, TestTally now) => (before, now) switch
    {
        ({ Ran: 0 }, _) => Change.Added,
        (_, { Ran: 0 }) => Change.Vanished,
        _ when now.Failed > before.Failed => Change.Broken,
        _ when !now.Passes => Change.StillFailing,
        _ when now.Ran < before.Ran => Change.Vanished,
        _ => before.Passes ? Change.StillPassing : Change.Fixed,
    };

    private enum Change
    {
        Added,
        Vanished,
        Broken,
        StillFailing,
        StillPassing,
        Fixed,
    }
}
