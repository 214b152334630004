namespace AgentLoop;

/// <summary>
/// Cuts a source text into tokens that, one after the other, are the text again. It knows words, not grammar, so that
/// it copes with any text, a broken program too.
/// </summary>
internal sealed class SourceLexer
{
    private readonly SourceLanguage language;
    private readonly string text;
    private int position;
    private bool afterOperand;
    private bool atLineStart;

    /// <summary>Begins with the text.</summary>
    public SourceLexer(SourceLanguage language, string text)
        : this(language, text, CodeToken.None)
    {
    }

    /// <summary>Begins behind a token, as if all before it had been read.</summary>
    public SourceLexer(SourceLanguage language, string text, CodeToken last)
    {
        this.language = language;
        this.text = text;
        position = last.End;
        atLineStart = last == CodeToken.None;
        afterOperand = EndsOperand(last.Kind, last.Text);
    }

    /// <summary>The next token; <see langword="false"/> at the end.</summary>
    public bool TryRead(out SourceToken token)
    {
        int start = position;
        token = default;
        if (start >= text.Length)
            return false;
        SourceTokenKind kind = Next();
        token = new SourceToken(kind, start, position - start);
        return true;
    }

    private static bool EndsOperand(SourceTokenKind kind, string word) =>
        kind is SourceTokenKind.Identifier or SourceTokenKind.Number or SourceTokenKind.Text or SourceTokenKind.Close
        || word is "this" or "self" or "super" or "null" or "true" or "false" or "undefined";

    private SourceTokenKind Next()
    {
        char c = text[position];
        if (c is '\r' or '\n')
            return Take(SourceTokenKind.NewLine, position + (c == '\r' && Peek(1) == '\n' ? 2 : 1));
        if (IsBlank(c) || IsContinuation(c))
            return Take(SourceTokenKind.Whitespace, BlankEnd());
        if (CommentEnd() is int comment && comment > position)
            return Take(SourceTokenKind.Comment, comment);
        if (TextEnd() is int literal && literal > position)
            return Take(SourceTokenKind.Text, literal);
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1)) && !afterOperand))
            return Take(SourceTokenKind.Number, NumberEnd());
        return IsNameStart(c) ? TakeWord() : TakeSymbol(c);
    }

    private SourceTokenKind Take(SourceTokenKind kind, int end, string word = "")
    {
        if (kind > SourceTokenKind.Comment)
            afterOperand = EndsOperand(kind, word);
        atLineStart = kind == SourceTokenKind.NewLine || (atLineStart && kind == SourceTokenKind.Whitespace);
        position = end;
        return kind;
    }

    private SourceTokenKind TakeWord()
    {
        int end = position + 1;
        while (end < text.Length && IsNamePart(text[end]))
            end++;
        string word = text[position..end];
        return Take(language.Keywords.Contains(word) ? SourceTokenKind.Keyword : SourceTokenKind.Identifier, end, word);
    }

    private SourceTokenKind TakeSymbol(char c)
    {
        int length = SourceOperators.LengthAt(text, position, language.ExtraOperators);
        SourceTokenKind kind = c switch
        {
            '(' or '[' or '{' => SourceTokenKind.Open,
            ')' or ']' or '}' => SourceTokenKind.Close,
            ',' or ';' => SourceTokenKind.Separator,
            _ => length > 0 ? SourceTokenKind.Operator : SourceTokenKind.Other,
        };
        return Take(kind, position + Math.Max(length, 1));
    }

    private int TextEnd()
    {
        foreach (TextScanner scan in language.Texts)
        {
            int end = scan(text, position, afterOperand);
            if (end > position)
                return Math.Min(end, text.Length);
        }

        return position;
    }

    private int CommentEnd()
    {
        if (language.HasDirectives && atLineStart && text[position] == '#')
            return LineEnd(true);
        foreach (string mark in language.LineComments)
        {
            if (string.CompareOrdinal(text, position, mark, 0, mark.Length) == 0)
                return LineEnd(false);
        }

        return language.HasBlockComments && text[position] == '/' && Peek(1) == '*' ? BlockCommentEnd() : position;
    }

    private int LineEnd(bool continues)
    {
        int end = position;
        while (end < text.Length && (text[end] is not ('\r' or '\n') || (continues && text[end - 1] == '\\')))
            end++;
        return end;
    }

    private int BlockCommentEnd()
    {
        int depth = 1;
        int end = position + 2;
        for (; end < text.Length && depth > 0; end++)
        {
            char next = end + 1 < text.Length ? text[end + 1] : '\0';
            if (text[end] == '*' && next == '/')
                (depth, end) = (depth - 1, end + 1);
            else if (language.NestsBlockComments && text[end] == '/' && next == '*')
                (depth, end) = (depth + 1, end + 1);
        }

        return end;
    }

    private int NumberEnd()
    {
        int end = position + 1;
        while (end < text.Length && IsNumberPart(end))
            end++;
        return end;
    }

    private bool IsNumberPart(int at) => text[at] switch
    {
        '_' => true,
        '\'' => language == CompiledLanguages.C && at + 1 < text.Length && char.IsAsciiHexDigit(text[at + 1]),
        '.' => at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && text.AsSpan(position, at - position).IndexOf('.') < 0,
        '+' or '-' => text[at - 1] is 'e' or 'E' && !text.AsSpan(position).StartsWith("0x", StringComparison.OrdinalIgnoreCase),
        char c => char.IsAsciiLetterOrDigit(c),
    };

    private int BlankEnd()
    {
        int end = position;
        while (end < text.Length && (IsBlank(text[end]) || (end == position && IsContinuation(text[end]))))
            end++;
        return end;
    }

    /// <summary>A backslash before the end of a line joins the next one to it.</summary>
    private bool IsContinuation(char c) => c == '\\' && Peek(1) is '\r' or '\n';

    private bool IsNameStart(char c) => char.IsLetter(c) || c == '_' || language.NameCharacters.Contains(c);

    private bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_' || (c == '$' && language.NameCharacters.Contains('$'));

    private char Peek(int offset) => position + offset < text.Length ? text[position + offset] : '\0';

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\f' or '\v' or '\uFEFF' or '\u00A0';
}
