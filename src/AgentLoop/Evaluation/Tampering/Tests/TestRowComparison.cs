namespace AgentLoop;

/// <summary>Compares the rows that a test runs with with those it ran with.</summary>
internal static class TestRowComparison
{
    private const int MostRows = 2000;

    public static IEnumerable<Finding> Losses(
        string path, string test, IReadOnlyList<TestRow> before, IReadOnlyList<TestRow> after, IReadOnlySet<string> literals, IReadOnlySet<string> everywhere)
    {
        List<TestRow> gained = [.. after.Take(MostRows)];
        List<TestRow> lost = [.. before.Take(MostRows).Where(row => !Take(gained, row) && !everywhere.Contains(row.Text))];
        foreach (TestRow row in lost)
        {
            if (after.Count == 0 && row.Literals.All(literals.Contains))
                continue;
            TestRow? likest = gained.Count == 0 ? null : gained.MaxBy(one => one.Literals.Intersect(row.Literals, StringComparer.Ordinal).Count());
            if (likest is not null && MovedAssertions.Contains(likest.Literals, row.Literals))
                continue;
            if (likest is not null)
                gained.Remove(likest);
            yield return likest is null
                ? TamperingRule.Error(TamperingRule.Row, path, row.Line, $"\"{test}\" does not run with ({row.Text}) any more.")
                : TamperingRule.Error(TamperingRule.Expected, path, likest.Line, $"\"{test}\" runs with ({likest.Text}) instead of ({row.Text}).");
        }
    }

    private static bool Take(List<TestRow> rows, TestRow wanted)
    {
        int index = rows.FindIndex(row => string.Equals(row.Text, wanted.Text, StringComparison.Ordinal));
        if (index >= 0)
            rows.RemoveAt(index);
        return index >= 0;
    }
}
