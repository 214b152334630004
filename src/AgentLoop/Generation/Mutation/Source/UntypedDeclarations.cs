namespace AgentLoop;

/// <summary>Declarations that begin with the name, a keyword before it at most.</summary>
internal static class UntypedDeclarations
{
    private const int LongestTargetList = 12;

    /// <summary>A parameter: the first name after a parenthesis or a comma.</summary>
    public static bool IsParameter(SourceFile file, int index, ref string? type)
    {
        CodeToken before = file.At(index - 1);
        bool first = before.Text is "(" or "," or "*" or "**" or "..." or "&" || before.Kind == SourceTokenKind.Keyword;
        CodeToken next = file.At(index + 1);
        if (next.Is(":"))
            type = TypeText(file, index + 2);
        else if (next.IsIdentifier || next.Kind == SourceTokenKind.Keyword || next.Is("[") || next.Is("*"))
            type = TypeText(file, index + 1);
        else if (next.Is("="))
            type = TypeClass.OfValue(file, index + 2);
        return first;
    }

    /// <summary>
    /// A name after <c>let</c>, <c>const</c>, <c>var</c>, <c>for</c>, or before <c>:=</c>; or inside of a pattern after one of them.
    /// </summary>
    public static bool HasKeyword(SourceFile file, int index, ref string? type)
    {
        CodeToken next = file.At(index + 1);
        type = next.Is(":") ? TypeText(file, index + 2) : next.Text is "=" or ":=" ? TypeClass.OfValue(file, index + 2) : null;
        int open = file.Enclosing[index];
        bool pattern = open > 0 && file.At(open).Text is "{" or "[" or "(" && IsKeyword(file.At(open - 1)) && file.Match[open] >= index;
        return IsKeyword(file.At(index - 1)) || pattern || IsTarget(file, index, ":=");
    }

    /// <summary>A name that is assigned to at the beginning of a statement, or by <c>for</c>, <c>with</c> and <c>except</c>.</summary>
    public static bool IsAssigned(SourceFile file, int index, ref string? type)
    {
        if (file.Is(index + 1, "="))
            type = TypeClass.OfValue(file, index + 2);
        else if (file.Is(index + 1, ":") && StartsStatement(file, index))
            type = TypeText(file, index + 2);
        bool annotated = file.Is(index + 1, ":") && StartsStatement(file, index) && LineHas(file, index, "=");
        return annotated || file.Is(index - 1, "as") || IsLoopTarget(file, index) || IsTarget(file, index, "=") || file.Is(index + 1, ":=");
    }

    /// <summary>The parameter of a function expression: <c>x =></c> or one of <c>(a, b) =></c>.</summary>
    public static bool IsArrowParameter(SourceFile file, int index)
    {
        if (file.Is(index + 1, "=>"))
            return file.At(index - 1).Text is "(" or "," or "=" or "return" or "async" or ":";
        int open = file.Enclosing[index];
        return open >= 0 && file.Is(open, "(") && file.Is(file.Match[open] + 1, "=>") && file.At(index - 1).Text is "(" or ","
            && file.At(index + 1).Text is ")" or "," or ":" or "=";
    }

    private static bool IsKeyword(CodeToken token) => token.Text is "let" or "const" or "var" or "mut" or "val" or "for";

    /// <summary>Whether the names from the beginning of the statement up to the mark are a list that this name is in.</summary>
    private static bool IsTarget(SourceFile file, int index, string mark)
    {
        int i = index;
        while (i < index + LongestTargetList && file.Is(i + 1, ",") && file.At(i + 2).IsIdentifier)
            i += 2;
        if (!file.Is(i + 1, mark))
            return false;
        int first = index;
        while (first > index - LongestTargetList && file.Is(first - 1, ",") && file.At(first - 2).IsIdentifier)
            first -= 2;
        return StartsStatement(file, first);
    }

    private static bool StartsStatement(SourceFile file, int index) =>
        (file.Enclosing[index] < 0 || !file.Language.IsIndented)
        && (file.At(index).StartsLine || file.At(index - 1).Text is ";" or "{" or "for" or "if");

    private static bool IsLoopTarget(SourceFile file, int index)
    {
        int i = index;
        while (i > index - LongestTargetList && file.At(i - 1).Text is "," or "(" && file.At(i - 2).IsIdentifier | file.Is(i - 1, "("))
            i -= file.Is(i - 1, "(") ? 1 : 2;
        return file.Is(i - 1, "for");
    }

    private static bool LineHas(SourceFile file, int index, string text)
    {
        for (int i = index + 1; i < file.Code.Count && !file.Code[i].StartsLine; i++)
        {
            if (file.Is(i, text))
                return true;
        }

        return false;
    }

    private static string TypeText(SourceFile file, int first)
    {
        int last = first;
        while (last < file.Code.Count && last < first + LongestTargetList
            && file.At(last).Text is not ("," or ")" or "=" or ";" or "{" or ":"))
            last++;
        return string.Concat(Enumerable.Range(first, last - first).Select(i => file.At(i).Text));
    }
}
