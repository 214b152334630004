namespace AgentLoop;

/// <summary>The words of a source text by which it mentions others, or is mentioned itself.</summary>
internal static class SourceWords
{
    private const int MaxWords = 20_000;
    private const int MaxWordLength = 100;

    private static readonly string[] TypeKeywords = ["class", "struct", "interface", "enum", "record", "trait", "object", "type"];

    /// <summary>The identifiers of a text and the last parts of paths in its literals, such as <c>calc</c> of <c>'../src/calc.js'</c>.</summary>
    public static HashSet<string> Mentioned(SourceLanguage language, string text)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        SourceLexer lexer = new(language, text);
        while (words.Count < MaxWords && lexer.TryRead(out SourceToken token))
        {
            if (token.Length > MaxWordLength)
                continue;
            if (token.Kind == SourceTokenKind.Identifier)
                words.Add(text.Substring(token.Start, token.Length).TrimStart('@'));
            else if (token.Kind == SourceTokenKind.Text && LastPart(text.AsSpan(token.Start, token.Length)) is { Length: > 0 } part)
                words.Add(part.ToString());
        }

        return words;
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
