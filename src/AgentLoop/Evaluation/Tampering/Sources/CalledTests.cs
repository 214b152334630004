namespace AgentLoop;

/// <summary>Finds tests that are calls with a name and a function: <c>it("adds", () => …)</c>.</summary>
internal sealed class CalledTests(GuardSource source)
{
    private readonly GuardTokens code = source.Code;
    private readonly Stack<GuardScope> around = new();

    public IEnumerable<GuardFunction> Find()
    {
        for (int i = 0; i < code.Count; i++)
        {
            while (around.TryPeek(out GuardScope? scope) && scope.End <= i)
                around.Pop();
            if (!code[i].IsIdentifier || !CalledWords.Are(code[i].Text) || !MayCall(i))
                continue;
            int open = Arguments(i);
            if (open < 0 || !HasNameAndFunction(open))
                continue;
            string name = LiteralText.Content(code[open + 1].Text);
            if (CalledWords.Group(code[i].Text))
                around.Push(new GuardScope(i, code.Partner(open), name, code.Slice(i, open)));
            else
                yield return Test(i, open, name);
        }
    }

    private GuardFunction Test(int first, int open, string name)
    {
        int body = open + 2;
        while (body < code.Partner(open) && !code.IsAny(body, "=>", "function"))
            body = code.After(body);
        int brace = body;
        while (brace < code.Partner(open) && !code.Is(brace, "{"))
            brace = code.After(brace);
        bool isBlock = code.Is(brace, "{") && (code.Is(body, "function") || brace == body + 1);
        return new GuardFunction
        {
            Name = name,
            Owner = string.Join('.', around.Reverse().Select(scope => scope.Name)),
            Head = code.Slice(first, isBlock ? brace : body + 1),
            Body = isBlock ? code.Inside(brace) : code.Slice(body + 1, code.Partner(open)),
            Scopes = [.. around.Reverse().Select(scope => scope.Head)],
            Line = code[first].Line,
            First = first,
            End = code.Partner(open) + 1,
            IsTestCall = true,
        };
    }

    private bool MayCall(int index) => !code.Is(index - 1, ".") || code.IsAny(index - 2, "t", "Deno", "QUnit", "suite", "tap", "ctx", "context");

    /// <summary>The parenthesis of the call, behind modifiers and rows: <c>.skip</c>, <c>.each([…])</c>.</summary>
    private int Arguments(int word)
    {
        int i = word + 1;
        while (code.Is(i, ".") && code[i + 1].Kind is SourceTokenKind.Identifier or SourceTokenKind.Keyword)
        {
            i += 2;
            if (code.Is(i, "(") && code.Partner(i) > 0 && code.Is(code.After(i), "("))
                i = code.After(i);
            else if (code[i].Kind == SourceTokenKind.Text)
                i++;
        }

        return code.Is(i, "(") && code.Partner(i) > 0 ? i : -1;
    }

    private bool HasNameAndFunction(int open)
    {
        if (code[open + 1].Kind != SourceTokenKind.Text)
            return false;
        for (int i = open + 2; i < code.Partner(open); i = code.After(i))
        {
            if (code.IsAny(i, "=>", "function"))
                return true;
        }

        return code.Partner(open) == open + 2 || code.Is(open + 2, ",");
    }
}
