namespace AgentLoop;

/// <summary>Finds the body that follows the parameters of a function.</summary>
internal static class FunctionBody
{
    private const int LongestHead = 60;

    private static readonly CodeRange None = new(0, -1);

    /// <summary>The body behind a closing parenthesis; empty where that closes something else.</summary>
    /// <param name="file">The file.</param>
    /// <param name="close">The closing parenthesis.</param>
    /// <param name="arrowOnly">Whether only an arrow can make it a function.</param>
    public static CodeRange After(SourceFile file, int close, bool arrowOnly)
    {
        bool lists = false;
        for (int i = close + 1; i < file.Code.Count && i < close + LongestHead; i++)
        {
            CodeToken token = file.At(i);
            lists |= token.Text is "throws" or "where" or ":";
            if (file.Language.IsIndented && token.Is(":"))
                return Indented(file, i);
            if (file.Language.Layout == SourceLayout.Keywords)
                return Keywords(file, close);
            if (token.Is("=>"))
                return AtArrow(file, i);
            if (token.Is("{"))
                return arrowOnly || file.Match[i] < 0 ? None : new CodeRange(i, file.Match[i]);
            if (token.Kind == SourceTokenKind.Open && file.Match[i] > i && !file.Is(i, "{"))
                i = file.Match[i];
            else if (!MayOccur(file, i, lists))
                return None;
        }

        return None;
    }

    /// <summary>The block or the expression behind an arrow.</summary>
    public static CodeRange AtArrow(SourceFile file, int arrow)
    {
        if (file.Is(arrow + 1, "{") && file.Match[arrow + 1] > 0)
            return new CodeRange(arrow + 1, file.Match[arrow + 1]);
        int i = arrow + 1;
        while (i < file.Code.Count && file.At(i).Kind is not (SourceTokenKind.Separator or SourceTokenKind.Close))
        {
            if (i > arrow + 1 && file.Language.NewLinesEndStatements && LogicalLines.StartsStatement(file, i))
                break;
            i = file.Match[i] > i ? file.Match[i] + 1 : i + 1;
        }

        return new CodeRange(arrow + 1, i - 1);
    }

    private static bool MayOccur(SourceFile file, int index, bool lists)
    {
        CodeToken token = file.At(index);
        return token.Kind switch
        {
            SourceTokenKind.Identifier => true,
            SourceTokenKind.Keyword => token.Text is not ("return" or "if" or "for" or "while" or "else" or "is" or "in" or "and" or "or"
                or "not"),
            SourceTokenKind.Separator => lists && token.Is(","),
            SourceTokenKind.Operator => token.Text is "." or "<" or ">" or ">>" or "?" or ":" or "::" or "->" or "*" or "&" or "|" or "&&"
                or "+" or "'"
                && (token.Text is not ("+" or "|" or "*" or "&&" or ".") || lists || file.Language.FunctionsNeedKeyword),
            _ => token.Kind == SourceTokenKind.Text && token.Text.StartsWith('\''),
        };
    }

    /// <summary>Everything deeper than the line of the head, or what stands behind its colon.</summary>
    private static CodeRange Indented(SourceFile file, int colon)
    {
        int head = colon;
        while (head > 0 && !LogicalLines.Starts(file, head))
            head--;
        int indentation = LogicalLines.Column(file, head);
        int end = colon + 1;
        while (end < file.Code.Count && !(LogicalLines.Starts(file, end) && LogicalLines.Column(file, end) <= indentation))
            end++;
        return new CodeRange(colon + 1, end - 1);
    }

    private static CodeRange Keywords(SourceFile file, int close)
    {
        int indentation = LogicalLines.Column(file, close);
        int end = close + 1;
        while (end < file.Code.Count && !(file.Code[end].StartsLine && LogicalLines.Column(file, end) <= indentation))
            end++;
        return new CodeRange(close + 1, end - 1);
    }
}
