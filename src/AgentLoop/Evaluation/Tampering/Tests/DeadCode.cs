namespace AgentLoop;

/// <summary>Leaves out what can be seen never to run: blocks under a condition that is written out as false, and what follows a return.</summary>
internal sealed class DeadCode(GuardSource source)
{
    private const int Deepest = 24;

    public GuardTokens Without(GuardTokens body, int depth = 0)
    {
        List<CodeToken> live = new(body.Count);
        for (int i = 0; i < body.Count;)
        {
            if (EndOfNever(body, i) is > 0 and int end)
            {
                i = end;
                continue;
            }

            if (depth == 0 && IsFinalReturn(body, i))
            {
                int last = StatementEnd(body, i);
                live.AddRange(body.All.Skip(i).Take(last - i));
                break;
            }

            int after = body.After(i);
            if (body.Is(i, "{") && after > i + 1 && depth < Deepest)
                live.AddRange([body[i], .. Without(body.Inside(i), depth + 1).All, body[after - 1]]);
            else
                live.AddRange(body.All.Skip(i).Take(after - i));
            i = after;
        }

        return live.Count == body.Count ? body : new GuardTokens(live);
    }

    /// <summary>Where the block ends that never runs; 0 where none begins here.</summary>
    private int EndOfNever(GuardTokens body, int index)
    {
        if (!body.IsAny(index, "if", "while", "for", "unless"))
            return 0;
        int head = index + 1;
        if (source.IsPython)
        {
            while (head < body.Count && !body.Is(head, ":"))
                head = body.After(head);
            return IsNever(body.Slice(index + 1, head)) || IsEmptyLoop(body, index, head) ? IndentedEnd(body, index, head) : 0;
        }

        if (body.Is(index, "for") || body.Is(index, "unless"))
            return 0;
        int open = source.Language.ParenthesizesConditions ? body.After(head) : BlockStart(body, head);
        GuardTokens condition = source.Language.ParenthesizesConditions ? body.Slice(head + 1, open - 1) : body.Slice(head, open);
        if (!IsNever(condition))
            return 0;
        int end = body.Is(open, "{") ? body.After(open) : StatementEnd(body, open);
        return body.Is(end, "else") ? end + 1 : end;
    }

    private static int BlockStart(GuardTokens body, int index)
    {
        while (index < body.Count && !body.Is(index, "{"))
            index = body.After(index);
        return index;
    }

    private static int IndentedEnd(GuardTokens body, int line, int colon)
    {
        int column = body[line].Column;
        int i = colon + 1;
        while (i < body.Count && !(body[i].StartsLine && body[i].Column <= column))
            i = body.After(i);
        return i;
    }

    private static bool IsNever(GuardTokens condition)
    {
        while (condition.Is(0, "(") && condition.Partner(0) == condition.Count - 1)
            condition = condition.Inside(0);
        if (condition.Count == 1)
            return LiteralText.Normalize(condition[0]) is "false" or "0" or "null" or "\"\"";
        if (condition.Count == 2 && condition.IsAny(0, "not", "!"))
            return LiteralText.Normalize(condition[1]) is "true" or "1";
        if (condition.Count == 3 && condition.IsAny(1, "==", "===") && LiteralText.IsLiteral(condition[0]) && LiteralText.IsLiteral(condition[2]))
            return !string.Equals(LiteralText.Normalize(condition[0]), LiteralText.Normalize(condition[2]), StringComparison.Ordinal);
        bool and = condition.Count > 2 && condition.IsAny(1, "and", "&&");
        return and && LiteralText.Normalize(condition[0]) == "false";
    }

    private static bool IsEmptyLoop(GuardTokens body, int index, int colon) => body.Is(index, "for")
        && ((body.Is(colon - 2, "[") && body.Is(colon - 1, "]")) || (body.Is(colon - 2, "(") && body.Is(colon - 1, ")") && body.IsAny(colon - 3, "in"))
        || (body.Is(colon - 4, "range") && body.Is(colon - 2, "0")));

    /// <summary>Whether a function is left here on every path.</summary>
    private bool IsFinalReturn(GuardTokens body, int index)
    {
        if (!body.Is(index, "return"))
            return false;
        if (source.IsPython || source.IsRuby)
            return index == 0 || (body[index].StartsLine && body[0].StartsLine && body[index].Column == body[0].Column);
        bool starts = index == 0 || body.IsAny(index - 1, ";", "}", "{") || (body[index].StartsLine && source.Language.NewLinesEndStatements && !body.IsAny(index - 1, ")", "else"));
        return starts;
    }

    private int StatementEnd(GuardTokens body, int index)
    {
        int i = body.After(index);
        while (i < body.Count && !body.Is(i, ";") && !(source.Language.NewLinesEndStatements && body[i].StartsLine && !body.Is(i, ".")))
            i = body.After(i);
        return body.Is(i, ";") ? i + 1 : i;
    }
}
