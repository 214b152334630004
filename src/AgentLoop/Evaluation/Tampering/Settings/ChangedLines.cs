namespace AgentLoop;

/// <summary>The lines of a file that came and went, without blanks and commas at their ends; what only moved did neither.</summary>
internal sealed class ChangedLines
{
    public ChangedLines(FileEdit edit)
    {
        Dictionary<string, int> before = Count(edit.Before);
        Dictionary<string, int> after = Count(edit.After);
        Added = [.. Lines(edit.After).Where(line => !before.ContainsKey(line.Text))];
        Removed = [.. Lines(edit.Before).Where(line => !after.ContainsKey(line.Text))];
    }

    public IReadOnlyList<(string Text, int Line)> Added { get; }

    public IReadOnlyList<(string Text, int Line)> Removed { get; }

    private static IEnumerable<(string Text, int Line)> Lines(string text) =>
        text.Split('\n').Select((line, i) => (Text: line.Trim().TrimEnd(',').TrimEnd(), Line: i + 1)).Where(line => line.Text.Length > 0 && !IsComment(line.Text));

    private static bool IsComment(string line) => (line.StartsWith('#') && !line.StartsWith("#!", StringComparison.Ordinal)) || line.StartsWith("//", StringComparison.Ordinal) || (line.StartsWith("<!--", StringComparison.Ordinal) && line.EndsWith("-->", StringComparison.Ordinal));

    private static Dictionary<string, int> Count(string text) => Lines(text).GroupBy(line => line.Text, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
}
