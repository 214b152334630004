namespace AgentLoop;

/// <summary>Finds what <c>if</c> and <c>while</c> ask.</summary>
internal static class Conditions
{
    /// <summary>The condition behind a keyword; empty where the token is none that asks for one.</summary>
    public static CodeRange After(SourceFile file, int keyword)
    {
        if (file.At(keyword).Text is not ("if" or "while" or "elif" or "elsif" or "elseif"))
            return new CodeRange(0, -1);
        if (file.Language.ParenthesizesConditions)
            return file.Is(keyword + 1, "(") && file.Match[keyword + 1] > 0 ? new CodeRange(keyword + 2, file.Match[keyword + 1] - 1)
                : new CodeRange(0, -1);
        int last = keyword;
        while (last + 1 < file.Code.Count && !Ends(file, last + 1))
            last = file.Match[last + 1] > last ? file.Match[last + 1] : last + 1;
        return Trimmed(file, new CodeRange(keyword + 1, last));
    }

    /// <summary>All conditions in a function, and the comparisons in them, each as text.</summary>
    public static IEnumerable<CodeRange> In(SourceFile file, CodeRange range)
    {
        for (int i = range.First; i <= range.Last; i++)
        {
            if (After(file, i) is { IsEmpty: false } condition && !file.Is(condition.First, "let"))
                yield return condition;
        }
    }

    /// <summary>Whether a condition consists of several.</summary>
    public static bool IsCompound(SourceFile file, CodeRange condition)
    {
        for (int i = condition.First; i <= condition.Last; i++)
        {
            if (file.At(i).Text is "&&" or "||" or "and" or "or" or "?" or "if" or "=" or ":=")
                return true;
        }

        return false;
    }

    private static bool Ends(SourceFile file, int index) =>
        file.At(index).Text is ":" or "{" or ";" or "then" or "else" || (file.At(index).StartsLine && file.Enclosing[index] < 0);

    /// <summary>Without Go's statement before the condition, and without parentheses that enclose all of it.</summary>
    private static CodeRange Trimmed(SourceFile file, CodeRange range)
    {
        bool enclosed = range.Count > 2 && file.Is(range.First, "(") && file.Match[range.First] == range.Last;
        return file.Is(range.Last + 1, ";") ? new CodeRange(0, -1) : enclosed ? new CodeRange(range.First + 1, range.Last - 1) : range;
    }
}
