namespace AgentLoop.Tests.Loops;

public sealed class EvidenceSelectionTests
{
    [Fact]
    public void A_gate_not_passed_outweighs_everything() =>
        Assert.Equal("c2", Choose(Candidate(1, Verdict.Fail, score: 1), Candidate(2, Verdict.Pass, score: 0)));

    [Fact]
    public void Fewer_regressions_outweigh_a_higher_score() =>
        Assert.Equal("c2", Choose(Candidate(1, regressions: 1, score: 1), Candidate(2, score: 0.5)));

    [Fact]
    public void A_higher_score_outweighs_agreement() =>
        Assert.Equal("c3", Choose(Candidate(1, change: 7, score: 0.5), Candidate(2, change: 7, score: 0.5), Candidate(3, score: 0.6)));

    [Fact]
    public void Agreement_outweighs_size() =>
        Assert.Equal("c2", Choose(Candidate(1, lines: 1), Candidate(2, change: 7, lines: 9), Candidate(3, change: 7, lines: 9)));

    [Fact]
    public void The_smaller_change_wins_and_then_the_earlier()
    {
        Assert.Equal("c2", Choose(Candidate(1, lines: 5), Candidate(2, lines: 2)));
        Assert.Equal("c1", Choose(Candidate(1, lines: 2), Candidate(2, lines: 2)));
    }

    [Fact]
    public void Each_loser_is_told_what_it_lost_by()
    {
        Selection selection = EvidenceSelection.Choose([Candidate(1, lines: 5), Candidate(2, lines: 2), Candidate(3, Verdict.Fail) with { Rejection = "It does not apply." }]);

        Assert.Equal(["c1", "c3"], selection.Discarded.Select(d => d.Loser.Id));
        Assert.Contains("smaller", selection.Discarded[0].Reason, StringComparison.Ordinal);
        Assert.Equal("It does not apply.", selection.Discarded[1].Reason);
    }

    [Fact]
    public void What_did_not_pass_is_told_by_how_near_it_came_and_what_was_not_judged_last()
    {
        CandidateState[] candidates =
        [
            Candidate(1) with { Verdict = null, Stopped = true, Evaluations = [] },
            Candidate(2) with { Verdict = null, Rejection = "It does not apply.", Evaluations = [] },
            Candidate(3, Verdict.Fail, score: 0.2),
            Candidate(4, Verdict.Fail, regressions: 1, score: 0.8),
            Candidate(5),
            Candidate(6, Verdict.Fail, score: 0.8),
        ];

        Assert.Equal(["c6", "c4", "c3", "c2", "c1"], EvidenceSelection.Choose(candidates).Discarded.Select(d => d.Loser.Id));
    }

    [Fact]
    public void Where_none_passed_there_is_none_to_choose() =>
        Assert.Throws<ArgumentException>(() => EvidenceSelection.Choose([Candidate(1, Verdict.Inconclusive)]));

    private static string Choose(params CandidateState[] candidates) => EvidenceSelection.Choose(candidates).Chosen.Id;

    private static CandidateState Candidate(int number, Verdict verdict = Verdict.Pass, int regressions = 0, double score = 1, int change = 0, int lines = 1) => new()
    {
        Id = $"c{number}",
        Number = number,
        Rationale = "",
        Changes = new ArtifactReference { Digest = default, Length = 0 },
        Normalized = Digest.Of([(byte)(change == 0 ? number : change)]),
        Statistics = new ChangeStatistics { LinesAdded = lines },
        Verdict = verdict,
        Evaluations =
        [
            new EvaluationSummary
            {
                Evaluator = "e",
                Verdict = verdict,
                IsGate = true,
                Score = score,
                Regressions = regressions,
                Reason = "",
                Report = new ArtifactReference { Digest = default, Length = 0 },
            },
        ],
    };
}
