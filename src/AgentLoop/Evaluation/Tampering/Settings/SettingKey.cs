namespace AgentLoop;

/// <summary>What a line of a settings file is about, and what it says.</summary>
internal static class SettingKey
{
    private static readonly char[] Marks = [' ', '\t', '"', '\'', ',', '[', ']', '(', ')', '{', '}', '<', '>', '=', ':', '/'];

    /// <summary>The name that is given a value; of an element that names something, what it names.</summary>
    public static string Of(string line)
    {
        if (line.StartsWith('<') && line.IndexOf("Include=\"", StringComparison.Ordinal) is >= 0 and int named)
            return line[(named + 9)..].Split('"')[0].ToLowerInvariant();
        int end = line.StartsWith('<') ? line.IndexOfAny(['>', ' ']) : line.IndexOfAny(['=', ':']);
        return (end < 0 ? line : line[..end]).Trim(Marks).ToLowerInvariant();
    }

    /// <summary>The words of its value.</summary>
    public static string[] Words(string line) => line[Math.Max(0, line.IndexOfAny(['=', ':']) + 1)..].Split([' ', '"', '\'', ',', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
}
