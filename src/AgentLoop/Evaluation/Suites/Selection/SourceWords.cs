namespace AgentLoop;

/// <summary>The words of a source text by which it mentions others, or is mentioned itself.</summary>
internal static class SourceWords
{
    private const int MaxWords = 5_000;
    private const int MaxWordLength = 100;

    private static readonly string[] TypeKeywords = ["class", "struct", "interface", "enum", "record", "trait", "object", "type"];

    /// <summary>The identifiers of a text and the last parts of paths in its literals, such as <c>calc</c> of <c>'../src/calc.js'</c>.</summary>
    /// <param name="language">The text's language.</param>
    /// <param name="text">The text.</param>
    /// <param name="known">Words of other texts, so that each is kept once.</param>
    public static HashSet<string> Mentioned(SourceLanguage language, string text, HashSet<string> known)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        SourceLexer lexer = new(language, text);
        while (words.Count < MaxWords && lexer.TryRead(out SourceToken token))
        {
            if (token.Length > MaxWordLength)
                continue;
            ReadOnlySpan<char> word = text.AsSpan(token.Start, token.Length);
            word = token.Kind == SourceTokenKind.Identifier ? word.TrimStart('@') : token.Kind == SourceTokenKind.Text ? LastPart(word) : [];
            if (word.Length > 0)
                words.Add(Once(lookup, word));
        }

        return words;
    }

    private static string Once(HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known, ReadOnlySpan<char> word)
    {
        if (known.TryGetValue(word, out string? same))
            return same;
        string text = word.ToString();
        known.Add(text);
        return text;
    }

    /// <summary>The types that a text declares.</summary>
    public static IReadOnlyList<string> Declared(SourceLanguage language, string text)
    {
        List<string> types = [];
        bool isType = false;
        SourceLexer lexer = new(language, text);
        while (types.Count < MaxWords && lexer.TryRead(out SourceToken token))
        {
            if (!token.IsCode)
                continue;
            string word = token.Length <= MaxWordLength ? text.Substring(token.Start, token.Length) : "";
            if (isType && token.Kind == SourceTokenKind.Identifier)
                types.Add(word);
            isType = Array.IndexOf(TypeKeywords, word) >= 0 && token.Kind is SourceTokenKind.Keyword or SourceTokenKind.Identifier;
        }

        return types;
    }

    private static ReadOnlySpan<char> LastPart(ReadOnlySpan<char> literal)
    {
        ReadOnlySpan<char> path = literal.Trim("\"'`");
        path = path[(path.LastIndexOf('/') + 1)..];
        int dot = path.IndexOf('.');
        path = dot > 0 ? path[..dot] : path;
        foreach (char c in path)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-'))
                return [];
        }

        return path;
    }
}
