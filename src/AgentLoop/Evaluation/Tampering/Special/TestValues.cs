namespace AgentLoop;

/// <summary>The values that the repository's tests hand in and expect, those together that belong together.</summary>
internal sealed class TestValues
{
    private const int MostTogether = 40;

    private readonly Dictionary<string, List<HashSet<string>>> groups = new(StringComparer.Ordinal);

    public TestValues(IEnumerable<GuardedFile> files)
    {
        foreach (FoundTest test in files.SelectMany(file => file.Tests))
        {
            foreach (FoundAssertion assertion in test.Assertions)
                Add(assertion.Literals);
            foreach (TestRow row in test.Rows)
                Add(row.Literals);
            string[] all = [.. AssertionText.Literals(test.Body)];
            if (all.Length <= MostTogether)
                Add(all);
        }

        foreach (GuardedFile file in files)
        {
            foreach (TestRow row in TestRows.In(file.Rest))
                Add(row.Literals);
        }
    }

    /// <summary>Whether a test hands these values in and expects those.</summary>
    public bool Ask(LiteralAnswer answer) =>
        answer.Inputs.Any(input => groups.TryGetValue(input, out List<HashSet<string>>? together) && together.Exists(group => answer.Inputs.All(group.Contains) && answer.Outputs.All(group.Contains)));

    private void Add(IReadOnlyList<string> values)
    {
        HashSet<string> group = values.ToHashSet(StringComparer.Ordinal);
        foreach (string value in group)
        {
            if (!groups.TryGetValue(value, out List<HashSet<string>>? together))
                groups[value] = together = [];
            together.Add(group);
        }
    }
}
