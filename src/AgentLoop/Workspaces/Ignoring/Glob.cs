namespace AgentLoop;

/// <summary>
/// A pattern of <c>.gitignore</c> with wildcards, over bytes as git compares them. All ways to match are followed at once,
/// so that the time grows with the length of the path and never explodes, whatever the pattern.
/// </summary>
internal sealed class Glob
{
    private readonly GlobToken[] tokens;

    private Glob(GlobToken[] tokens) => this.tokens = tokens;

    /// <summary>Reads a pattern; <see langword="null"/> for one that matches nothing, such as <c>[a</c>.</summary>
    public static Glob? Parse(ReadOnlySpan<byte> pattern) => GlobParser.Parse(pattern) is { } tokens ? new Glob(tokens) : null;

    public bool Matches(ReadOnlySpan<byte> text)
    {
        int states = tokens.Length + 1;
        Span<bool> current = states <= 256 ? stackalloc bool[states] : new bool[states];
        Span<bool> next = states <= 256 ? stackalloc bool[states] : new bool[states];
        Enter(current, 0);
        foreach (byte value in text)
        {
            next.Clear();
            if (!Advance(current, next, value))
                return false;
            Span<bool> swapped = current;
            current = next;
            next = swapped;
        }

        return current[^1];
    }

    private bool Advance(ReadOnlySpan<bool> current, Span<bool> next, byte value)
    {
        bool alive = false;
        for (int i = 0; i < tokens.Length; i++)
        {
            if (!current[i])
                continue;
            (bool stays, bool goesOn) = Take(tokens[i], value);
            if (stays)
                Enter(next, i);
            if (goesOn)
                Enter(next, i + 1);
            alive |= stays | goesOn;
        }

        return alive;
    }

    private static (bool Stays, bool GoesOn) Take(in GlobToken token, byte value) => token.Step switch
    {
        GlobStep.Byte => (false, token.Byte == value),
        GlobStep.Set => (false, token.Set![value]),
        GlobStep.Name => (value != '/', false),
        GlobStep.Rest => (true, false),
        GlobStep.Folders => (true, value == '/'),
        _ => (false, false),
    };

    /// <summary>Marks a state and those that are reached from it without taking anything.</summary>
    private void Enter(Span<bool> states, int state)
    {
        for (; !states[state]; state++)
        {
            states[state] = true;
            if (state == tokens.Length || tokens[state].Step is GlobStep.Byte or GlobStep.Set or GlobStep.Folders)
                return;
            if (tokens[state].Step == GlobStep.Optional)
                Enter(states, state + 2);
        }
    }
}
