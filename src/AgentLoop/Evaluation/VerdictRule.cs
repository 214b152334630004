namespace AgentLoop;

/// <summary>What several evaluations come to together.</summary>
internal static class VerdictRule
{
    /// <summary>The worst of them, an error before a failure before an inconclusive one; inconclusive where there is none.</summary>
    public static Verdict Combine(IEnumerable<Verdict> verdicts) => verdicts
        .DefaultIfEmpty(Verdict.Inconclusive)
        .MaxBy(Weight);

    private static int Weight(Verdict verdict) => verdict switch
    {
        Verdict.Pass => 0,
        Verdict.Inconclusive => 1,
        Verdict.Fail => 2,
        _ => 3,
    };
}
