namespace AgentLoop;

/// <summary>Reads the tokens that carry meaning, from the beginning of a text or from behind one of them.</summary>
internal sealed class CodeTokenReader
{
    private readonly string text;
    private readonly SourceLexer lexer;
    private readonly HashSet<string> pool = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private int line;
    private int lineStart;
    private bool startsLine;

    /// <summary>Reads on behind a token, as if all before it had been read.</summary>
    /// <param name="language">The language.</param>
    /// <param name="text">The text.</param>
    /// <param name="last">The token; <see cref="CodeToken.None"/> for the beginning.</param>
    public CodeTokenReader(SourceLanguage language, string text, CodeToken last)
    {
        this.text = text;
        lookup = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        lexer = new SourceLexer(language, text, last);
        line = last == CodeToken.None ? 1 : last.Line + LineBreaks.Count(last.Text);
        lineStart = last.End == 0 ? 0 : text.LastIndexOf('\n', last.End - 1) + 1;
        startsLine = last == CodeToken.None;
    }

    public static CodeToken[] ReadAll(SourceLanguage language, string text)
    {
        CodeTokenReader reader = new(language, text, CodeToken.None);
        List<CodeToken> code = new(text.Length / 5);
        while (reader.TryRead(out CodeToken token))
            code.Add(token);
        return [.. code];
    }

    public bool TryRead(out CodeToken code)
    {
        while (lexer.TryRead(out SourceToken token))
        {
            bool starts = startsLine;
            (int tokenLine, int column) = (line, token.Start - lineStart);
            Advance(token);
            if (!token.IsCode)
                continue;
            code = new CodeToken(token.Kind, Pooled(text.AsSpan(token.Start, token.Length)), token.Start, tokenLine, column, starts);
            return true;
        }

        code = CodeToken.None;
        return false;
    }

    private void Advance(SourceToken token)
    {
        startsLine = token.Kind == SourceTokenKind.NewLine || (startsLine && !token.IsCode);
        int breaks = LineBreaks.Count(text.AsSpan(token.Start, token.Length));
        if (breaks == 0)
            return;
        line += breaks;
        lineStart = text.AsSpan(0, token.End).LastIndexOfAny('\n', '\r') + 1;
    }

    private string Pooled(ReadOnlySpan<char> word)
    {
        lookup.Add(word);
        return lookup.TryGetValue(word, out string? pooled) ? pooled : word.ToString();
    }
}
