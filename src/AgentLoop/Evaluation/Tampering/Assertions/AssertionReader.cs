namespace AgentLoop;

/// <summary>Finds the assertions in the body of a function.</summary>
internal sealed class AssertionReader(GuardTokens code, GuardSource source)
{
    public IEnumerable<FoundAssertion> Read()
    {
        for (int i = 0; i < code.Count; i++)
        {
            if (At(i) is { } assertion)
                yield return assertion;
        }
    }

    private FoundAssertion? At(int index)
    {
        CodeToken token = code[index];
        if (token.Is("assert") && !code.IsAny(index + 1, "(", ".", "!") || (token.Is("assert") && source.IsPython))
            return Statement(index);
        if (token.Is("if") && source.Language.Name == "Go")
            return GuardedFailure(index);
        if (!token.IsIdentifier)
            return null;
        int open = CallAt(index);
        if (open > 0)
            return Call(index, open);
        if (source.IsRuby && !code.Is(index - 1, ".") && (token.Text.StartsWith("assert", StringComparison.Ordinal) || token.Text.StartsWith("refute", StringComparison.Ordinal)))
            return AssertionFactory.Make(token.Text, [.. code.Slice(index + 1, LineEnd(index)).Parts()], token.Line);
        return token.Text.StartsWith("should", StringComparison.Ordinal) && code[index - 1].EndsOperand && !code.IsAny(index + 1, "(", ".")
            ? AssertionFactory.Make(token.Text, [code.Slice(LineStart(index), index), code.Slice(index + 1, LineEnd(index))], token.Line)
            : null;
    }

    /// <summary>The parenthesis of a call whose name this is: behind an exclamation mark, or behind types.</summary>
    private int CallAt(int name)
    {
        int i = name + 1;
        if (code.Is(i, "!") && code[i + 1].Kind == SourceTokenKind.Open)
            i++;
        if (code.Is(i, "<") && source.Language.HasTypeArguments)
        {
            while (i < code.Count && i < name + 12 && !code.Is(i, ">"))
                i++;
            i++;
        }

        return code.Is(i, "(") && code.Partner(i) > 0 ? i : -1;
    }

    private FoundAssertion? Call(int name, int open)
    {
        string word = code[name].Text;
        string receiver = code.IsAny(name - 1, ".", "::", "->") ? code[name - 2].Text : "";
        if (word is "Should" or "should" or "ShouldBe" || (word.StartsWith("Should", StringComparison.Ordinal) && receiver.Length > 0))
            return Fluent(name, open);
        if (!AssertionWords.IsAssertion(word, receiver, source.IsScript) || IsDeclared(name))
            return null;
        List<GuardTokens> arguments = [.. code.Inside(open).Parts()];
        if (code.Is(open - 1, ">"))
            arguments.Insert(0, code.Slice(name + 2, open - 1));
        if (source.Language.Name == "Go" && arguments.Count > 0 && arguments[0].Is(0, "t") && arguments[0].Count == 1)
            arguments.RemoveAt(0);
        if (word is "That" or "assertThat" && arguments.Count > 1)
            return Matched(name, arguments);
        return source.IsRuby && word == "expect" ? RubyExpectation(name, open) : Chained(word, name, open, arguments);
    }

    private bool IsDeclared(int name) => code.IsAny(name - 1, "def", "fn", "func", "fun", "function", "void", "new", "class");

    private FoundAssertion Chained(string word, int name, int open, List<GuardTokens> arguments)
    {
        string method = word;
        int i = code.After(open);
        bool chains = word.StartsWith("expect", StringComparison.Ordinal) || word is "assertThat" or "That" or "verify" or "Should" or "assertThatThrownBy";
        while (chains && code.Is(i, ".") && code[i + 1].Kind is SourceTokenKind.Identifier or SourceTokenKind.Keyword)
        {
            method = $"{method}.{code[i + 1].Text}";
            i += 2;
            if (!code.Is(i, "(") || code.Partner(i) < 0)
                continue;
            arguments.AddRange(code.Inside(i).Parts());
            i = code.After(i);
        }

        return AssertionFactory.Make(method, arguments, code[name].Line);
    }

    private FoundAssertion Fluent(int name, int open)
    {
        int start = name - 1;
        while (start >= 0 && (code[start].EndsOperand || code.IsAny(start, ".", "?.", "!", "new", "await")) && !(start < name - 1 && code[start].EndsOperand && code[start + 1].EndsOperand && code[start + 1].Kind != SourceTokenKind.Open && !code.IsAny(start, "new", "await")))
            start = code.Before(start);
        List<GuardTokens> arguments = [code.Slice(start + 1, name - 1)];
        if (code[name].Text is not ("Should" or "should"))
            arguments.AddRange(code.Inside(open).Parts());
        return Chained(code[name].Text is "Should" or "should" ? "Should" : code[name].Text, name, open, arguments);
    }

    /// <summary>An assertion with a matcher: <c>assertThat(x, is(4))</c>, <c>Assert.That(x, Is.EqualTo(4))</c>.</summary>
    private FoundAssertion Matched(int name, List<GuardTokens> arguments)
    {
        int matcher = arguments[0][0].Kind == SourceTokenKind.Text && arguments.Count > 2 ? 2 : 1;
        GuardTokens matching = arguments[matcher];
        List<GuardTokens> parts = [arguments[matcher - 1]];
        List<string> words = [];
        for (int i = 0; i < matching.Count; i = matching.After(i))
        {
            if (matching[i].IsIdentifier)
                words.Add(matching[i].Text);
            else if (matching.Is(i, "("))
                parts.AddRange(matching.Inside(i).Parts());
        }

        return AssertionFactory.Make(words.Count == 0 ? "That" : string.Join('.', words), parts, code[name].Line);
    }

    private FoundAssertion RubyExpectation(int name, int open)
    {
        int to = code.After(open) + 1;
        int end = LineEnd(name);
        string method = $"expect.{code[to].Text}.{code[to + 1].Text}";
        GuardTokens wanted = code.Is(to + 2, "(") ? code.Inside(to + 2) : code.Slice(to + 2, end);
        return AssertionFactory.Make(method, [code.Inside(open), .. wanted.Parts()], code[name].Line);
    }

    /// <summary><c>assert x == 4, "why"</c>: a statement. Two values in brackets are a value that is always true.</summary>
    private FoundAssertion Statement(int index)
    {
        GuardTokens rest = code.Slice(index + 1, source.IsPython ? LineEnd(index) : StatementEnd(index));
        bool isPair = source.IsPython && rest.Is(0, "(") && rest.Partner(0) == rest.Count - 1 && rest.Inside(0).Parts().Count() > 1;
        GuardTokens claim = rest.Parts().FirstOrDefault() ?? GuardTokens.Empty;
        FoundAssertion assertion = AssertionFactory.Make("assert", [claim], code[index].Line);
        return isPair ? assertion with { Strength = AssertionStrength.Vacuous } : assertion;
    }

    /// <summary>Go's way: a condition under which the test fails.</summary>
    private FoundAssertion? GuardedFailure(int index)
    {
        int open = index + 1;
        while (open < code.Count && !code.Is(open, "{"))
            open = code.After(open);
        if (code.Partner(open) < 0 || !HasFailure(code.Inside(open)))
            return null;
        GuardTokens condition = code.Slice(index + 1, open);
        int last = condition.Count - 1;
        while (last >= 0 && !condition.Is(last, ";"))
            last = condition.Before(last);
        if (IsNever(condition.Slice(last + 1, condition.Count)))
            return null;
        List<GuardTokens> parts = [condition.Slice(last + 1, condition.Count)];
        FoundAssertion claim = AssertionFactory.Make("if", parts, code[index].Line, contrary: true);
        return last < 0 ? claim : claim with { Parts = [condition.Slice(0, last), .. claim.Parts] };
    }

    private static bool IsNever(GuardTokens condition) =>
        condition.Is(0, "false") || (condition.Count > 1 && condition.Is(condition.Count - 1, "false") && condition.Is(condition.Count - 2, "&&"));

    private static bool HasFailure(GuardTokens block)
    {
        for (int i = 0; i < block.Count; i++)
        {
            if (block[i].Text is "Error" or "Errorf" or "Fatal" or "Fatalf" or "Fail" or "FailNow" && block.Is(i - 1, ".") && block.IsAny(i - 2, "t", "b", "tb", "tt", "f"))
                return true;
        }

        return false;
    }

    private int LineEnd(int index)
    {
        int i = code.After(index);
        while (i < code.Count && !(code[i].StartsLine && !code.IsAny(i, ".")) && !code.Is(i, ";"))
            i = code.After(i);
        return i;
    }

    private int LineStart(int index)
    {
        while (index > 0 && !code[index].StartsLine && !code.IsAny(index - 1, "{", ";"))
            index = code.Before(index);
        return index;
    }

    private int StatementEnd(int index)
    {
        int i = index + 1;
        while (i < code.Count && !code.IsAny(i, ";", ":"))
            i = code.After(i);
        return i;
    }
}
