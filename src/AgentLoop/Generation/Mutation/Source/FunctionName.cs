namespace AgentLoop;

/// <summary>Finds the name of the function whose parameters open at a parenthesis.</summary>
internal static class FunctionName
{
    /// <summary>The token of the name; -1 where no function begins.</summary>
    public static int Before(SourceFile file, int open)
    {
        int name = SkipTypeArguments(file, open - 1);
        if (file.Language.FunctionsNeedKeyword)
            return file.At(name).IsIdentifier && HasKeyword(file, name) ? name : -1;
        if (file.Language.FunctionKeywords.Count > 0 && Assigned(file, name) is int assigned && assigned >= 0)
            return assigned;
        return file.At(name).IsIdentifier && !IsCall(file, name) ? name : -1;
    }

    private static int SkipTypeArguments(SourceFile file, int index)
    {
        if (index < 0 || file.At(index).Text is not (">" or ">>") || !file.IsTypeBracket(index))
            return index;
        int depth = 0;
        for (; index >= 0; index--)
        {
            depth += file.At(index).Text switch { ">" => 1, ">>" => 2, "<" => -1, _ => 0 };
            if (depth == 0)
                return index - 1;
        }

        return -1;
    }

    private static bool HasKeyword(SourceFile file, int name)
    {
        CodeToken before = file.At(name - 1);
        bool receiver = before.Is(")") && file.Match[name - 1] > 0 && file.Is(file.Match[name - 1] - 1, "func");
        bool owner = before.Text is "." or ":" && file.Language.FunctionKeywords.Contains(file.At(name - 3).Text);
        return receiver || owner || file.Language.FunctionKeywords.Contains(before.Text);
    }

    /// <summary>The name that a function expression is given: <c>name = (</c>, <c>name: function (</c>.</summary>
    private static int Assigned(SourceFile file, int before)
    {
        if (file.Is(before, "function"))
            before--;
        if (file.Is(before, "async"))
            before--;
        return file.At(before).Text is "=" or ":" && file.At(before - 1).IsIdentifier ? before - 1 : -1;
    }

    private static bool IsCall(SourceFile file, int name) => file.At(name - 1).Text switch
    {
        "new" or "class" or "record" or "struct" or "interface" or "return" or "throw" or "await" or "@" or ":" or "=" or "case" => true,
        "," => file.Language.FunctionKeywords.Count == 0,
        _ => false,
    };
}
