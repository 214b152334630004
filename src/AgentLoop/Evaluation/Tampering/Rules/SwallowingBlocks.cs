namespace AgentLoop;

/// <summary>Finds blocks around assertions that catch what those throw and go on.</summary>
internal static class SwallowingBlocks
{
    /// <summary>The lines of such blocks.</summary>
    public static IEnumerable<int> In(GuardSource source, GuardTokens body)
    {
        for (int i = 0; i < body.Count; i++)
        {
            if (body.IsAny(i, "try", "begin") && !body.Is(i + 1, "!"))
            {
                (GuardTokens tried, GuardTokens caught) = source.IsPython || source.IsRuby ? Indented(body, i) : Braced(body, i);
                if (caught.Count > 0 && Asserts(source, tried) && !Objects(source, caught))
                    yield return body[i].Line;
            }
            else if (IsSuppression(body, i))
            {
                yield return body[i].Line;
            }
        }
    }

    private static bool Asserts(GuardSource source, GuardTokens tried) => new AssertionReader(tried, source).Read().Any(assertion => !AssertionWords.IsFailure(assertion.Method));

    private static bool Objects(GuardSource source, GuardTokens caught) =>
        caught.All.Any(token => token.Text is "throw" or "raise" or "rethrow" or "exit" or "panic" or "reject" or "done" or "next") || new AssertionReader(caught, source).Read().Any();

    private static bool IsSuppression(GuardTokens body, int index) =>
        (body.Is(index, "suppress") && body.Is(index + 1, "(") && body.Inside(index + 1).All.Any(token => token.Text is "AssertionError" or "Exception" or "BaseException"))
        || (body.Is(index, "recover") && body.Is(index + 1, "(") && body.IsAny(index - 1, "{", "=", ";", ":="))
        || (body.Is(index, "catch_unwind") && !body.All.Any(token => token.Text is "is_err" or "unwrap_err"))
        || (body.Is(index, "catch") && body.Is(index - 1, ".") && body.Is(index + 1, "(") && body.Inside(index + 1).ToString() is "( ) => { }" or "( _ ) => { }" or "( e ) => { }");

    private static (GuardTokens Tried, GuardTokens Caught) Braced(GuardTokens body, int index)
    {
        int open = body.Is(index + 1, "(") ? body.After(index + 1) : index + 1;
        int handler = body.After(open);
        if (!body.Is(open, "{") || !body.Is(handler, "catch"))
            return (GuardTokens.Empty, GuardTokens.Empty);
        int block = handler + 1;
        while (block < body.Count && !body.Is(block, "{"))
            block = body.After(block);
        return (body.Inside(open), body.Slice(handler, body.After(block)));
    }

    private static (GuardTokens Tried, GuardTokens Caught) Indented(GuardTokens body, int index)
    {
        int column = body[index].Column;
        int handler = Next(body, index + 1, column);
        if (!body.IsAny(handler, "except", "rescue"))
            return (GuardTokens.Empty, GuardTokens.Empty);
        return (body.Slice(index + 1, handler), body.Slice(handler, Next(body, handler + 1, column)));
    }

    private static int Next(GuardTokens body, int index, int column)
    {
        while (index < body.Count && !(body[index].StartsLine && body[index].Column <= column))
            index = body.After(index);
        return index;
    }
}
