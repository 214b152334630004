namespace AgentLoop;

internal static class BracketMatcher
{
    /// <summary>The partner of each bracket; -1 for one without, and for all other tokens.</summary>
    public static int[] Match(IReadOnlyList<CodeToken> code)
    {
        int[] match = new int[code.Count];
        Array.Fill(match, -1);
        Stack<int> open = new();
        for (int i = 0; i < code.Count; i++)
        {
            if (code[i].Kind == SourceTokenKind.Open)
                open.Push(i);
            else if (code[i].Kind == SourceTokenKind.Close)
                Close(code, i, open, match);
        }

        return match;
    }

    /// <summary>For each token the bracket, of those with a partner, that it stands in; -1 where it stands in none.</summary>
    public static int[] Enclosing(int[] match)
    {
        int[] enclosing = new int[match.Length];
        Stack<int> open = new([-1]);
        for (int i = 0; i < match.Length; i++)
        {
            if (match[i] >= 0 && match[i] < i)
                open.Pop();
            enclosing[i] = open.Peek();
            if (match[i] > i)
                open.Push(i);
        }

        return enclosing;
    }

    private static void Close(IReadOnlyList<CodeToken> code, int index, Stack<int> open, int[] match)
    {
        if (!open.TryPeek(out int partner) || !Fits(code[partner].Text, code[index].Text))
            return;
        open.Pop();
        match[partner] = index;
        match[index] = partner;
    }

    private static bool Fits(string open, string close) => (open, close) is ("(", ")") or ("[", "]") or ("{", "}");
}
