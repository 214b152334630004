namespace AgentLoop;

/// <summary>Cuts a text into what runs and what is said about it.</summary>
internal static class GuardSourceReader
{
    /// <summary>Reads a text; <see langword="null"/> where its language is none that we know.</summary>
    public static GuardSource? Read(string path, string text)
    {
        if (SourceLanguages.Of(path) is not { } language)
            return null;

        List<CodeToken> code = new(text.Length / 5);
        List<CodeToken> comments = [];
        SourceLexer lexer = new(language, text, CodeToken.None);
        (int line, int lineStart, bool startsLine) = (1, 0, true);
        DirectiveRegions regions = new();
        while (lexer.TryRead(out SourceToken token))
        {
            if (language.HasDirectives && token.Kind == SourceTokenKind.Comment && text[token.Start] == '#')
                regions.Read(text.Substring(token.Start, token.Length));
            if (token.Kind >= SourceTokenKind.Comment && !(token.IsCode && regions.IsDead))
                (token.IsCode ? code : comments).Add(new CodeToken(token.Kind, text.Substring(token.Start, token.Length), token.Start, line, token.Start - lineStart, startsLine));
            startsLine = token.Kind == SourceTokenKind.NewLine || (startsLine && !token.IsCode);
            ReadOnlySpan<char> read = text.AsSpan(token.Start, token.Length);
            if (read.ContainsAny('\n', '\r'))
                (line, lineStart) = (line + Math.Max(read.Count('\n'), read.Contains('\n') ? 0 : 1), token.Start + read.LastIndexOfAny('\n', '\r') + 1);
        }

        return new GuardSource { Path = path, Language = language, Text = text, Code = new GuardTokens(code), Comments = comments };
    }
}
