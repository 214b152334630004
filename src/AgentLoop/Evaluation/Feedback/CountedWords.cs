namespace AgentLoop;

internal static class CountedWords
{
    private const int Named = 3;

    /// <summary>So many tests.</summary>
    public static string Tests(int count) => count == 1 ? "1 test" : $"{count} tests";

    /// <summary>The first few names, and how many more there are.</summary>
    public static string Some(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(Named)) + (names.Count > Named ? $" and {names.Count - Named} more" : "");
}
