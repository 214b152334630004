namespace AgentLoop;

/// <summary>The values that names are given in a source, wherever it is.</summary>
internal static class NamedValues
{
    private const int MostTokens = 4000;

    /// <summary>For each name that is assigned or declared, the values written behind it.</summary>
    public static ILookup<string, string> In(GuardTokens code, bool linesEnd) =>
        Pairs(code, linesEnd).ToLookup(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Value)> Pairs(GuardTokens code, bool linesEnd)
    {
        for (int i = 0; i < code.Count; i++)
        {
            int value = ValueAfter(code, i);
            if (value < 0)
                continue;
            int end = value;
            while (end < code.Count && end < value + MostTokens && !code.IsAny(end, ";", ")", "]", "}", ",") && !(linesEnd && end > value && code[end].StartsLine && !code.Is(end, ".")))
                end = code.After(end);
            foreach (string literal in AssertionText.Literals(code.Slice(value, Math.Min(end, value + MostTokens))))
                yield return (code[i].Text, literal);
        }
    }

    private static int ValueAfter(GuardTokens code, int name)
    {
        if (!code[name].IsIdentifier || code.Is(name - 1, "."))
            return -1;
        if (code.IsAny(name + 1, "=", ":=", "=>"))
            return name + 2;
        int i = name + 1;
        while (code.Is(name + 1, ":") && i < name + 8 && !code.IsAny(i, "=", ";", ",", ")", "{"))
            i++;
        return i > name + 1 && code.Is(i, "=") ? i + 1 : -1;
    }
}
