namespace AgentLoop;

/// <summary>Finds the functions of languages with braces.</summary>
internal sealed class BraceFunctions(GuardSource source)
{
    private const int LongestTail = 40;

    private readonly GuardTokens code = source.Code;
    private readonly IReadOnlyList<GuardScope> scopes = BraceScopes.Find(source.Code);

    public IEnumerable<GuardFunction> Find()
    {
        for (int i = 0; i < code.Count; i++)
        {
            if (code[i].IsIdentifier && Declared(i) is { } function)
                yield return function;
        }
    }

    private GuardFunction? Declared(int name)
    {
        int open = OpenAfter(name);
        if (code.Partner(open) < 0 || !MayDeclare(name))
            return null;
        int close = code.Partner(open);
        int body = BodyAfter(close);
        if (body < 0)
            return null;
        int first = BraceScopes.HeadStart(code, name);
        int end = code.Is(body, "{") ? code.Partner(body) : ExpressionEnd(body + 1);
        GuardScope[] around = [.. scopes.Where(scope => scope.First < name && scope.End > name)];
        return new GuardFunction
        {
            Name = IsTestMacro(name) ? code.Inside(open).ToString() : code[name].Text,
            Owner = string.Join('.', around.Select(scope => scope.Name)),
            Head = code.Slice(first, close + 1),
            Body = code.Slice(body + 1, end),
            Scopes = [.. around.Select(scope => scope.Head)],
            Line = code[name].Line,
            First = first,
            End = Math.Min(end + 1, code.Count),
            IsTestCall = IsTestMacro(name),
        };
    }

    /// <summary>The parenthesis of the parameters: behind the name, behind its type parameters, or behind what is assigned to it.</summary>
    private int OpenAfter(int name)
    {
        int i = name + 1;
        if (source.Language.HasTypeArguments && code.Is(i, "<"))
            i = TypeArgumentsEnd(i);
        if (source.IsScript && code.IsAny(i, "=", ":"))
            i = code.Is(i + 1, "async") ? i + 2 : i + 1;
        if (i > name + 1 && code.Is(i, "function"))
            i++;
        return code.Is(i, "(") ? i : -1;
    }

    private int TypeArgumentsEnd(int open)
    {
        int i = open + 1;
        while (i < code.Count && i < open + 12 && !code.Is(i, ">"))
            i++;
        return code.Is(i, ">") ? i + 1 : open;
    }

    private bool MayDeclare(int name)
    {
        CodeToken before = code[name - 1];
        if (source.Language.FunctionsNeedKeyword)
            return source.Language.FunctionKeywords.Contains(before.Text) || (before.Is(")") && code.Is(code.Before(name - 1), "func"));
        if (source.IsScript)
            return !before.Is(".") && !before.Is("new");
        return IsTestMacro(name) || before.IsIdentifier || before.Text is ">" or "]" or "?" or "*" or "&"
            || (before.Kind == SourceTokenKind.Keyword && before.Text is not ("new" or "return" or "throw" or "await" or "else" or "in" or "is" or "case" or "yield"));
    }

    private bool IsTestMacro(int name) => ReferenceEquals(source.Language, CompiledLanguages.C)
        && code[name].Text is "TEST" or "TEST_F" or "TEST_P" or "TYPED_TEST" or "TEST_CASE" or "SCENARIO" or "BOOST_AUTO_TEST_CASE" or "TEST_METHOD";

    /// <summary>Where the body begins behind the parameters; -1 where there is none.</summary>
    private int BodyAfter(int close)
    {
        for (int i = close + 1; i < code.Count && i < close + LongestTail; i = code.After(i))
        {
            if (code.Is(i, "{"))
                return code.Partner(i) < 0 ? -1 : i;
            if (code.Is(i, "=>") || (code.Is(i, "=") && source.Language.Name == "Kotlin"))
                return code.Is(i + 1, "{") ? i + 1 : i;
            bool belongs = code[i].Kind is SourceTokenKind.Identifier or SourceTokenKind.Keyword or SourceTokenKind.Open
                || code.IsAny(i, ":", "->", "<", ">", ".", "::", "?", "&", "*", ",", "|", "'");
            if (!belongs || code.IsAny(i, "return", "if", "for", "while"))
                return -1;
        }

        return -1;
    }

    private int ExpressionEnd(int start)
    {
        int i = start;
        while (i < code.Count && !code.IsAny(i, ";", ",", ")", "]", "}") && !(i > start && source.Language.NewLinesEndStatements && code[i].StartsLine && !code.Is(i, ".")))
            i = code.After(i);
        return i;
    }
}
