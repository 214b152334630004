namespace AgentLoop;

internal static class VariableScope
{
    /// <summary>Where a name that is introduced by this token can be used.</summary>
    public static CodeRange Of(SourceFile file, int index)
    {
        SourceFunction? function = file.Functions.At(index);
        if (file.Language.Declarations == DeclarationStyle.Assignment)
            return function?.Whole ?? new CodeRange(0, file.Code.Count - 1);
        if (file.Is(index + 1, "=>"))
            return new CodeRange(index, FunctionBody.AtArrow(file, index + 1).Last);
        for (int open = file.Enclosing[index]; open >= 0; open = file.Enclosing[open])
        {
            if (End(file, function, open) is int end && end >= 0)
                return new CodeRange(index, end);
        }

        return new CodeRange(0, file.Code.Count - 1);
    }

    /// <summary>The end of what a bracket opens a scope for; -1 where it opens none.</summary>
    private static int End(SourceFile file, SourceFunction? function, int open)
    {
        int close = file.Match[open];
        if (function is not null && open == function.Parameters.First && !function.Parameters.IsEmpty)
            return function.Body.Last;
        if (file.Is(open, "{"))
            return IsPattern(file, open) ? -1 : close;
        if (!file.Is(open, "("))
            return -1;
        if (file.Is(close + 1, "{") && file.Match[close + 1] > 0)
            return file.Match[close + 1];
        if (file.Is(close + 1, "=>"))
            return FunctionBody.AtArrow(file, close + 1).Last;
        return file.At(open - 1).Text is "for" or "foreach" or "using" or "catch" ? StatementEnd(file, close + 1) : -1;
    }

    private static bool IsPattern(SourceFile file, int open) => file.At(open - 1).Text is "let" or "const" or "var";

    private static int StatementEnd(SourceFile file, int index)
    {
        while (index < file.Code.Count - 1 && file.At(index).Text is not (";" or "}"))
            index = file.Match[index] > index ? (file.Is(index, "{") ? file.Match[index] : file.Match[index] + 1) : index + 1;
        return Math.Min(index, file.Code.Count - 1);
    }
}
