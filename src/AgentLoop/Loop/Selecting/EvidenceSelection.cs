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
        List<CandidateState> ranked = [.. Rank(candidates)];
        CandidateState chosen = ranked is [{ Verdict: Verdict.Pass } first, ..]
            ? first
            : throw new ArgumentException("No candidate passed, so there is none to choose.", nameof(candidates));

        ILookup<Digest, CandidateState> agreement = AgreementOf(candidates);
        IReadOnlyList<Criterion> criteria = CriteriaFor(agreement);
        return new Selection(chosen, Praise(chosen, agreement[chosen.Normalized].Count() - 1), [.. ranked.Skip(1).Select(c => (c, LossOf(c, chosen, criteria)))]);
    }

    /// <summary>The best first: what passed by the criteria; what did not by its score, since one that is rejected or stopped broke nothing and showed nothing.</summary>
    public static IEnumerable<CandidateState> Rank(IEnumerable<CandidateState> candidates)
    {
        CandidateState[] all = [.. candidates];
        IReadOnlyList<Criterion> criteria = CriteriaFor(AgreementOf(all));
        IOrderedEnumerable<CandidateState> ranking = all.OrderBy(Standing).ThenBy(c => c.Verdict == Verdict.Pass ? 0 : -c.Score);
        foreach (Criterion criterion in criteria)
            ranking = ranking.ThenBy(criterion.Measure);
        return ranking;
    }

    /// <summary>Why a candidate that was judged did not pass: the word of the first gate that it failed.</summary>
    public static string WhyNot(CandidateState candidate) =>
        candidate.Evaluations.FirstOrDefault(e => e.IsGate && e.Verdict != Verdict.Pass)?.Reason ?? "It was not evaluated.";

    private static int Standing(CandidateState candidate) => candidate switch
    {
        { Rejection: not null } => 3,
        { Stopped: true } => 4,
        { Verdict: Verdict.Pass } => 0,
        { Verdict: not null } => 1,
        _ => 2,
    };

    private static ILookup<Digest, CandidateState> AgreementOf(IEnumerable<CandidateState> candidates) =>
        candidates.Where(c => c.Verdict == Verdict.Pass).ToLookup(c => c.Normalized);

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
            return WhyNot(candidate);
        return criteria.First(c => c.Measure(candidate) > c.Measure(chosen)).Explain(candidate, chosen);
    }

    private sealed record Criterion(Func<CandidateState, double> Measure, Func<CandidateState, CandidateState, string> Explain);
}
