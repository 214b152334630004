namespace AgentLoop;

/// <summary>Finds functions by the shape of their heads: a name, parameters, and then a body.</summary>
internal static class FunctionFinder
{
    public static IReadOnlyList<SourceFunction> Find(SourceFile file)
    {
        List<SourceFunction> found = [];
        for (int i = 0; i < file.Code.Count; i++)
        {
            SourceFunction? function = file.Code[i].Text switch
            {
                "(" => WithParameters(file, i),
                "=>" => ArrowWithoutParentheses(file, i) ?? Property(file, i, found),
                "{" => Property(file, i, found),
                _ => null,
            };
            if (function is not null)
                found.Add(function);
        }

        return [.. found.OrderBy(f => f.NameIndex)];
    }

    private static SourceFunction? WithParameters(SourceFile file, int open)
    {
        int close = file.Match[open];
        int name = FunctionName.Before(file, open);
        if (name < 0 || close < 0)
            return null;
        bool arrow = file.Is(open - 1, "=") || file.Is(open - 1, "async") || file.Is(open - 1, ":");
        CodeRange body = FunctionBody.After(file, close, arrow);
        return body.IsEmpty ? null : Create(file, name, new CodeRange(open, close), body);
    }

    private static SourceFunction? ArrowWithoutParentheses(SourceFile file, int arrow)
    {
        bool named = file.At(arrow - 1).IsIdentifier && file.Is(arrow - 2, "=") && file.At(arrow - 3).IsIdentifier;
        return named && file.Language.FunctionKeywords.Contains("function")
            ? Create(file, arrow - 3, new CodeRange(arrow - 1, arrow - 1), FunctionBody.AtArrow(file, arrow))
            : null;
    }

    /// <summary>A C# property, outside of all functions: a type, a name, and accessors or an expression.</summary>
    private static SourceFunction? Property(SourceFile file, int mark, List<SourceFunction> found)
    {
        bool typed = file.Language == CompiledLanguages.CSharp && file.At(mark - 1).IsIdentifier
            && (file.At(mark - 2).Kind is SourceTokenKind.Identifier or SourceTokenKind.Keyword || file.At(mark - 2).Text is "]" or "?"
            or ">" or ">>");
        if (!typed || found.Exists(f => f.Whole.Contains(mark)))
            return null;
        if (file.Is(mark, "=>"))
            return Create(file, mark - 1, new CodeRange(0, -1), FunctionBody.AtArrow(file, mark));
        bool accessors = file.At(mark + 1).Text is "get" or "set" or "init" or "[" && file.Match[mark] > 0;
        return accessors ? Create(file, mark - 1, new CodeRange(0, -1), new CodeRange(mark, file.Match[mark])) : null;
    }

    private static SourceFunction Create(SourceFile file, int name, CodeRange parameters, CodeRange body) => new()
    {
        Name = file.Code[name].Text,
        NameIndex = name,
        Parameters = parameters,
        Body = body,
        HasBlock = file.Is(body.First, "{") || file.Language.Layout != SourceLayout.Braces,
    };
}
