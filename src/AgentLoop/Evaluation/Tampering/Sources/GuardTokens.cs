namespace AgentLoop;

/// <summary>A run of tokens that carry meaning, with the partners of its brackets.</summary>
internal sealed class GuardTokens
{
    private readonly IReadOnlyList<CodeToken> tokens;
    private readonly int[] partners;

    public GuardTokens(IReadOnlyList<CodeToken> tokens)
    {
        this.tokens = tokens;
        partners = new int[tokens.Count];
        Array.Fill(partners, -1);
        Stack<int> open = new();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == SourceTokenKind.Open)
                open.Push(i);
            else if (tokens[i].Kind == SourceTokenKind.Close && open.TryPeek(out int partner) && Fits(tokens[partner].Text, tokens[i].Text))
                (partners[open.Pop()], partners[i]) = (i, partner);
        }
    }

    public static GuardTokens Empty { get; } = new([]);

    public int Count => tokens.Count;

    public IReadOnlyList<CodeToken> All => tokens;

    /// <summary>The token at an index; none outside.</summary>
    public CodeToken this[int index] => index >= 0 && index < tokens.Count ? tokens[index] : CodeToken.None;

    public int Line => this[0].Line;

    /// <summary>The bracket that belongs to this one; -1 for one without, and for all other tokens.</summary>
    public int Partner(int index) => index >= 0 && index < partners.Length ? partners[index] : -1;

    public bool Is(int index, string text) => this[index].Is(text);

    public bool IsAny(int index, params ReadOnlySpan<string> texts)
    {
        string text = this[index].Text;
        foreach (string one in texts)
        {
            if (string.Equals(text, one, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The index behind a token, or behind the group that it opens.</summary>
    public int After(int index) => Partner(index) > index ? Partner(index) + 1 : index + 1;

    /// <summary>The index before a token, or before the group that it closes.</summary>
    public int Before(int index) => Partner(index) >= 0 && Partner(index) < index ? Partner(index) - 1 : index - 1;

    /// <summary>The tokens from an index to before another.</summary>
    public GuardTokens Slice(int first, int end)
    {
        first = Math.Clamp(first, 0, Count);
        end = Math.Clamp(end, first, Count);
        return first == 0 && end == Count ? this : new GuardTokens([.. tokens.Skip(first).Take(end - first)]);
    }

    /// <summary>What stands between a bracket and its partner.</summary>
    public GuardTokens Inside(int open) => Slice(open + 1, Partner(open) < 0 ? Count : Partner(open));

    /// <summary>Cut at commas that stand in no bracket of it.</summary>
    public IEnumerable<GuardTokens> Parts()
    {
        int first = 0;
        for (int i = 0; i < Count; i = After(i))
        {
            if (!Is(i, ","))
                continue;
            yield return Slice(first, i);
            first = i + 1;
        }

        if (first < Count)
            yield return Slice(first, Count);
    }

    public override string ToString() => string.Join(' ', tokens.Select(token => token.Text));

    private static bool Fits(string open, string close) => (open, close) is ("(", ")") or ("[", "]") or ("{", "}");
}
