namespace AgentLoop;

/// <summary>Finds the functions of languages in which the depth of a line, or a word at its depth, ends a block.</summary>
internal sealed class IndentedFunctions(GuardSource source)
{
    private readonly GuardTokens code = source.Code;
    private readonly Stack<(int Column, string Name, GuardTokens Head)> around = new();

    public IEnumerable<GuardFunction> Find()
    {
        int decorated = -1;
        for (int i = 0; i < code.Count; i = NextLine(i))
        {
            while (around.TryPeek(out (int Column, string Name, GuardTokens Head) scope) && scope.Column >= code[i].Column && !code.Is(i, "end"))
                around.Pop();
            int first = decorated >= 0 ? decorated : i;
            if (code.Is(i, "@"))
            {
                decorated = first;
                continue;
            }

            decorated = -1;
            if (Function(i, first) is { } function)
                yield return function;
            else if (ScopeName(i) is { } name)
                around.Push((code[i].Column, name, code.Slice(first, HeadEnd(i))));
        }
    }

    private GuardFunction? Function(int line, int first)
    {
        int word = code.IsAny(line, "async", "private", "public", "protected") ? line + 1 : line;
        bool isTestCall = source.IsRuby && code.IsAny(line, "it", "test", "specify", "xit", "fit", "xspecify", "scenario", "example", "pending", "skip") && code[line + 1].Kind == SourceTokenKind.Text;
        if (!isTestCall && !(code.Is(word, "def") && code[word + 1].Kind is SourceTokenKind.Identifier or SourceTokenKind.Keyword or SourceTokenKind.Operator))
            return null;
        int name = isTestCall ? line + 1 : code.Is(word + 2, ".") ? word + 3 : word + 1;
        int body = HeadEnd(line);
        int end = BlockEnd(line, body);
        return new GuardFunction
        {
            Name = isTestCall ? LiteralText.Content(code[name].Text) : code[name].Text,
            Owner = string.Join('.', around.Reverse().Select(scope => scope.Name)),
            Head = code.Slice(first, body),
            Body = code.Slice(body, end),
            Scopes = [.. around.Reverse().Select(scope => scope.Head)],
            Line = code[line].Line,
            First = first,
            End = end,
            IsTestCall = isTestCall,
        };
    }

    private string? ScopeName(int line)
    {
        if (code.IsAny(line, "class", "module") && code[line + 1].IsIdentifier)
            return code[line + 1].Text;
        int word = code.Is(line, "RSpec") ? line + 2 : line;
        return source.IsRuby && code.IsAny(word, "describe", "context", "xdescribe", "fdescribe", "xcontext", "feature") ? LiteralText.Content(code[word + 1].Text) : null;
    }

    /// <summary>The token behind the head: behind its colon, or on the next line.</summary>
    private int HeadEnd(int line)
    {
        int i = line;
        for (; i < code.Count && (i == line || !code[i].StartsLine); i = code.After(i))
        {
            if (source.IsPython && code.Is(i, ":"))
                return i + 1;
        }

        return i;
    }

    private int BlockEnd(int line, int body)
    {
        int end = body;
        while (end < code.Count && !(code[end].StartsLine && code[end].Column <= code[line].Column))
            end = code.After(end);
        return end;
    }

    private int NextLine(int index)
    {
        int i = code.After(index);
        while (i < code.Count && !code[i].StartsLine)
            i = code.After(i);
        return i;
    }
}
