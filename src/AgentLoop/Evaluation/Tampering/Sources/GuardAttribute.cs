namespace AgentLoop;

/// <summary>An attribute, annotation or decorator: its name with all its parts, and its arguments.</summary>
internal sealed record GuardAttribute(string Name, GuardTokens Arguments, int Line)
{
    /// <summary>The last part of the name, without the ending that C# lets one leave out.</summary>
    public string ShortName => Name[(Name.LastIndexOfAny(['.', ':']) + 1)..] is { Length: > 9 } full && full.EndsWith("Attribute", StringComparison.Ordinal)
        ? full[..^9]
        : Name[(Name.LastIndexOfAny(['.', ':']) + 1)..];

    public string Text => $"{Name}({Arguments})";

    /// <summary>Reads the attributes in the head of a declaration.</summary>
    public static IEnumerable<GuardAttribute> In(GuardTokens head)
    {
        for (int i = 0; i < head.Count; i++)
        {
            if (head.Is(i, "@"))
                yield return Named(head, i + 1, head.Count);
            if (!head.Is(i, "[") || head.Partner(i) < 0 || head[i - 1].IsIdentifier)
                continue;
            foreach (GuardTokens part in head.Inside(i).Parts())
                yield return Named(part, part.Is(1, ":") ? 2 : 0, part.Count);
            i = head.Partner(i);
        }
    }

    private static GuardAttribute Named(GuardTokens tokens, int first, int end)
    {
        int i = first;
        while (i < end && (tokens[i].Kind is SourceTokenKind.Identifier or SourceTokenKind.Keyword || tokens.IsAny(i, ".", "::")) && (i == first || !IsNext(tokens, i)))
            i++;
        string name = string.Concat(tokens.All.Skip(first).Take(i - first).Select(token => token.Text));
        return new GuardAttribute(name, tokens.Is(i, "(") ? tokens.Inside(i) : GuardTokens.Empty, tokens[first].Line);
    }

    /// <summary>Whether a name begins that does not belong to the one before.</summary>
    private static bool IsNext(GuardTokens tokens, int index) => !tokens.IsAny(index, ".", "::") && !tokens.IsAny(index - 1, ".", "::");
}
