namespace AgentLoop;

/// <summary>Tells when one attempt after another comes to the same.</summary>
internal static class StuckDetection
{
    private const int Repetitions = 3;
    private const int Alternations = 4;

    /// <summary>What repeats itself, in a sentence; <see langword="null"/> while attempts differ.</summary>
    public static string? Explain(RunState state)
    {
        List<Attempted> attempts = LastOf(state);
        if (EndsAlike([.. attempts.Select(a => a with { Change = default })], Repetitions, period: 1) && attempts[^1].IsUnusable)
            return $"The last {Repetitions} attempts failed alike: {attempts[^1].Result}";
        if (EndsAlike(attempts, Repetitions, period: 1))
            return $"The last {Repetitions} attempts proposed the same change with the same result.";
        return EndsAlike(attempts, Alternations, period: 2) ? $"The last {Alternations} attempts alternate between two changes." : null;
    }

    /// <summary>The last candidate of each of the last iterations, oldest first.</summary>
    private static List<Attempted> LastOf(RunState state)
    {
        List<Attempted> attempts = [];
        long iteration = -1;
        for (int number = state.Candidates.Count; number > 0 && attempts.Count < Alternations; number--)
        {
            CandidateState candidate = state.Candidates[number];
            if (candidate.Iteration != iteration)
                attempts.Insert(0, Attempted.Of(candidate));
            iteration = candidate.Iteration;
        }
        return attempts;
    }

    private static bool EndsAlike(List<Attempted> attempts, int count, int period) =>
        attempts.Count >= count && Enumerable.Range(attempts.Count - count, count - period).All(i => attempts[i] == attempts[i + period]);

    private sealed record Attempted(Digest Change, string Result, bool IsUnusable)
    {
        public static Attempted Of(CandidateState candidate) => new(
            candidate.Normalized,
            candidate.Rejection ?? string.Join(' ', candidate.Evaluations.Select(e => $"{e.Verdict} {e.Reason}")),
            candidate.Rejection is not null);
    }
}
