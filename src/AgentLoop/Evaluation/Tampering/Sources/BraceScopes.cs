namespace AgentLoop;

/// <summary>Finds the classes and modules of languages with braces.</summary>
internal static class BraceScopes
{
    public static IReadOnlyList<GuardScope> Find(GuardTokens code)
    {
        List<GuardScope> scopes = [];
        for (int i = 0; i < code.Count; i++)
        {
            if (!code.Is(i, "{") || code.Partner(i) < 0)
                continue;
            int start = HeadStart(code, i - 1);
            int word = start;
            while (word < i && !IsScopeWord(code, word))
                word++;
            if (word < i && NameAfter(code, word, i) is { Length: > 0 } name)
                scopes.Add(new GuardScope(i, code.Partner(i), name, code.Slice(start, i)));
        }

        return scopes;
    }

    /// <summary>The first token of a declaration, its attributes among it.</summary>
    public static int HeadStart(GuardTokens code, int index)
    {
        int start = index + 1;
        while (index >= 0 && !code.IsAny(index, ";", "{", "}", ":") && !IsDanglingClose(code, index))
        {
            start = code.Partner(index) >= 0 && code.Partner(index) < index ? code.Partner(index) : index;
            index = code.Before(index);
        }

        return start;
    }

    private static bool IsDanglingClose(GuardTokens code, int index) => code[index].Kind == SourceTokenKind.Open && code.Partner(index) > index;

    private static bool IsScopeWord(GuardTokens code, int index) => code[index].Kind is SourceTokenKind.Keyword or SourceTokenKind.Identifier
        && code[index].Text is "class" or "struct" or "record" or "interface" or "impl" or "mod" or "namespace" or "object" or "trait" or "enum" or "extension"
        && code[index + 1].Kind is SourceTokenKind.Identifier or SourceTokenKind.Keyword or SourceTokenKind.Operator;

    private static string NameAfter(GuardTokens code, int word, int end)
    {
        string name = "";
        for (int i = word + 1; i < end && !code.IsAny(i, ":", "(", "extends", "implements"); i++)
            name = code[i].IsIdentifier ? code[i].Text : name;
        return name;
    }
}
