using System.Globalization;

namespace AgentLoop;

/// <summary>
/// Chooses by evidence: gates first, then fewest regressions, then the higher score, then how many others propose the same,
/// then the smaller change, then who came first. Pure.
/// </summary>
internal static class EvidenceSelection
{
    /// <exception cref="ArgumentException">No candidate passed.</exception>
    public static Selection Choose(IReadOnlyList<CandidateState> candidates)
    {
        ILookup<Digest, CandidateState> agreement = candidates.Where(c => c.Verdict == Verdict.Pass).ToLookup(c => c.Normalized);
        IReadOnlyList<Criterion> criteria = CriteriaFor(agreement);

        IOrderedEnumerable<CandidateState> ranking = candidates.OrderBy(c => c.Verdict == Verdict.Pass ? 0 : 1);
        foreach (Criterion criterion in criteria)
            ranking = ranking.ThenBy(criterion.Measure);
        List<CandidateState> ranked = [.. ranking];
        CandidateState chosen = ranked is [{ Verdict: Verdict.Pass } first, ..]
            ? first
            : throw new ArgumentException("No candidate passed, so there is none to choose.", nameof(candidates));

        return new Selection(chosen, Praise(chosen, agreement[chosen.Normalized].Count() - 1), [.. ranked.Skip(1).Select(c => (c, LossOf(c, chosen, criteria)))]);
    }

    private static IReadOnlyList<Criterion> CriteriaFor(ILookup<Digest, CandidateState> agreement) =>
    [
        new(c => c.Regressions, (c, best) => string.Create(CultureInfo.InvariantCulture, $"It broke {c.Regressions} tests, and {best.Id} {best.Regressions}.")),
        new(c => -c.Score, (c, best) => string.Create(CultureInfo.InvariantCulture, $"Its score is {c.Score:0.###}, and that of {best.Id} {best.Score:0.###}.")),
        new(c => -agreement[c.Normalized].Count(), (_, best) => $"More candidates agree with {best.Id}."),
        new(c => c.Statistics.LinesAdded + c.Statistics.LinesRemoved, (_, best) => $"The change of {best.Id} is smaller."),
        new(c => c.Number, (c, best) => c.Normalized == best.Normalized ? $"{best.Id} proposes the same and came first." : $"{best.Id} is as good and came first."),
    ];

    private static string Praise(CandidateState chosen, int agreeing) => string.Create(
        CultureInfo.InvariantCulture,
        $"It passed every gate with {chosen.Regressions} regressions and a score of {chosen.Score:0.###}{(agreeing == 0 ? "" : $", and {agreeing} more propose the same")}.");

    private static string LossOf(CandidateState candidate, CandidateState chosen, IReadOnlyList<Criterion> criteria)
    {
        if (candidate.Stopped)
            return $"It was stopped when {chosen.Id} or another had passed.";
        if (candidate.Rejection is { } rejection)
            return rejection;
        if (candidate.Verdict != Verdict.Pass)
            return candidate.Evaluations.FirstOrDefault(e => e.IsGate && e.Verdict != Verdict.Pass)?.Reason ?? "It was not evaluated.";
        return criteria.First(c => c.Measure(candidate) > c.Measure(chosen)).Explain(candidate, chosen);
    }

    private sealed record Criterion(Func<CandidateState, double> Measure, Func<CandidateState, CandidateState, string> Explain);
}
