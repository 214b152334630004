namespace AgentLoop;

/// <summary>
/// Notices that a model goes round in circles: the same calls with the same results, alone or alternating, or nothing but failures. It is told once
/// before the conversation ends for it.
/// </summary>
internal sealed class Repetition
{
    private const int Longest = 3;
    private const int Rounds = 3;
    private const int MaxFailures = 10;

    private readonly ToolOutcome[]?[] recent = new ToolOutcome[]?[Longest * (Rounds + 1)];
    private int count;
    private int failures;
    private int warnedAt = -1;

    /// <summary>What is wrong, as a sentence; <see langword="null"/> where nothing is.</summary>
    public string? Observe(ToolOutcome[] turn)
    {
        recent[count++ % recent.Length] = turn;
        bool allFailed = true;
        foreach (ToolOutcome outcome in turn)
            allFailed &= outcome.End != ToolCallEnd.Succeeded;
        failures = allFailed ? failures + 1 : 0;
        if (failures > 0 && failures % MaxFailures == 0)
            return "None of your last calls succeeded.";
        for (int period = 1; period <= Longest; period++)
        {
            if (Repeats(period))
                return "You made the same calls again, with the same results.";
        }

        return null;
    }

    /// <summary>Whether this was said before, a few turns ago: then it is over.</summary>
    public bool IsFinal()
    {
        bool isFinal = warnedAt >= 0 && count - warnedAt <= Math.Max(recent.Length, MaxFailures);
        warnedAt = count;
        if (!isFinal)
            Array.Clear(recent);
        return isFinal;
    }

    private bool Repeats(int period)
    {
        for (int i = 0; i < period * (Rounds - 1); i++)
        {
            if (At(i) is not { } turn || At(i + period) is not { } earlier || !AreLike(turn, earlier))
                return false;
        }

        return true;
    }

    private ToolOutcome[]? At(int back) => back < count ? recent[(count - 1 - back) % recent.Length] : null;

    private static bool AreLike(ToolOutcome[] x, ToolOutcome[] y)
    {
        if (x.Length != y.Length)
            return false;
        for (int i = 0; i < x.Length; i++)
        {
            if (!x[i].IsLike(y[i]))
                return false;
        }

        return true;
    }
}
