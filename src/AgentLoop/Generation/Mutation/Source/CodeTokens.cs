namespace AgentLoop;

/// <summary>Reduces a text to the tokens that carry meaning.</summary>
internal static class CodeTokens
{
    public static CodeToken[] Of(SourceLanguage language, string text)
    {
        List<CodeToken> code = [];
        HashSet<string> pool = new(StringComparer.Ordinal);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        int line = 1;
        bool startsLine = true;
        foreach (SourceToken token in SourceLexer.Lex(language, text))
        {
            ReadOnlySpan<char> span = text.AsSpan(token.Start, token.Length);
            if (token.IsCode)
            {
                lookup.Add(span);
                lookup.TryGetValue(span, out string? word);
                code.Add(new CodeToken(token.Kind, word!, token.Start, line, startsLine));
            }

            startsLine = token.Kind == SourceTokenKind.NewLine || (startsLine && !token.IsCode);
            line += LineBreaks(span);
        }

        return [.. code];
    }

    private static int LineBreaks(ReadOnlySpan<char> span)
    {
        int count = span.Count('\n');
        for (int i = 0; i < span.Length; i++)
        {
            if (span[i] == '\r' && (i + 1 == span.Length || span[i + 1] != '\n'))
                count++;
        }

        return count;
    }
}
