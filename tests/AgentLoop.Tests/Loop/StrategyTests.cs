using System.Collections.Immutable;

namespace AgentLoop.Tests.Loops;

public sealed class StrategyTests
{
    private static readonly RunState Ready = RunState.Start("r") with
    {
        Brief = new Brief { Goal = "g" },
        Baseline = [],
        Plans = [new Plan { Steps = ["s"] }],
        Context = [],
    };

    [Fact]
    public void Every_strategy_understands_measures_plans_and_gathers_first()
    {
        RunState state = RunState.Start("r");
        Assert.IsType<UnderstandStep>(Strategies.SingleShot.Next(state));
        state = state with { Brief = Ready.Brief };
        Assert.IsType<EvaluateBaselineStep>(Strategies.Repair().Next(state));
        state = state with { Baseline = [] };
        Assert.IsType<PlanStep>(Strategies.BestOfN(3).Next(state));
        state = state with { Plans = Ready.Plans };
        Assert.IsType<GatherContextStep>(Strategies.SingleShot.Next(state));
    }

    [Fact]
    public void Repair_tries_until_one_passes()
    {
        ILoopStrategy repair = Strategies.Repair(3);
        Assert.Equal(new GenerateStep { Count = 1 }, repair.Next(Ready));
        Assert.Equal(new GenerateStep { Count = 1 }, repair.Next(With(Ready, 2, Candidate(1, Verdict.Fail))));
        Assert.IsType<SelectStep>(repair.Next(With(Ready, 1, Candidate(1, Verdict.Pass))));
        Assert.Equal(RunOutcome.NoAcceptableCandidate, Finish(repair, With(Ready, 3, Candidate(1, Verdict.Fail))));
    }

    [Fact]
    public void Repair_revises_the_plan_after_as_many_failures_as_it_is_told()
    {
        ILoopStrategy repair = Strategies.Repair(maxAttempts: 5, attemptsPerPlan: 2);
        Assert.IsType<GenerateStep>(repair.Next(With(Ready, 1, Candidate(1, Verdict.Fail))));
        Assert.IsType<PlanStep>(repair.Next(With(Ready, 2, Candidate(1, Verdict.Fail))));
        Assert.IsType<SelectStep>(repair.Next(With(Ready, 2, Candidate(1, Verdict.Pass))));

        RunState revised = With(Ready, 2, Candidate(1, Verdict.Fail)) with { Plans = Ready.Plans.Add(new Plan { Steps = ["t"], Revision = 2 }) };
        Assert.IsType<GenerateStep>(repair.Next(revised));
        Assert.IsType<PlanStep>(repair.Next(With(revised, 4, Candidate(1, Verdict.Fail))));
        Assert.Equal(RunOutcome.NoAcceptableCandidate, Finish(repair, With(revised, 5, Candidate(1, Verdict.Fail))));
        Assert.Throws<ArgumentOutOfRangeException>(() => Strategies.Repair(5, 0));
    }

    [Fact]
    public void What_was_approved_and_gathered_for_a_plan_does_not_hold_for_its_revision()
    {
        RunState approved = Ready with { Approvals = Ready.Approvals.Add(Milestone.Plan, new ApprovalDecision { Approved = true, By = "me" }) };
        RunState revised = approved.Apply(new PlanMade { Plan = new Plan { Steps = ["t"], Revision = 2 } });
        Assert.Equal(2, revised.Plans.Length);
        Assert.Empty(revised.Approvals);
        Assert.Null(revised.Context);
    }

    [Fact]
    public void Best_of_n_generates_once()
    {
        ILoopStrategy best = Strategies.BestOfN(5, stopAtFirstPass: true);
        Assert.Equal(new GenerateStep { Count = 5, StopAtFirstPass = true }, best.Next(Ready));
        Assert.Equal(RunOutcome.NoAcceptableCandidate, Finish(best, With(Ready, 1)));
    }

    [Fact]
    public void Inconclusive_is_never_a_pass() =>
        Assert.Equal(RunOutcome.NoAcceptableCandidate, Finish(Strategies.SingleShot, With(Ready, 1, Candidate(1, Verdict.Inconclusive))));

    [Fact]
    public void A_required_approval_comes_before_handing_over()
    {
        RunState selected = With(Ready, 1, Candidate(1, Verdict.Pass)) with { Selected = "c1", RequiredApprovals = [Milestone.Integrate] };
        Assert.Equal(new ApproveStep { Milestone = Milestone.Integrate }, Strategies.SingleShot.Next(selected));

        RunState denied = selected with { Approvals = selected.Approvals.Add(Milestone.Integrate, new ApprovalDecision { Approved = false, By = "me" }) };
        Assert.Equal(RunOutcome.ApprovalDenied, Finish(Strategies.SingleShot, denied));

        RunState given = selected with { Approvals = selected.Approvals.Add(Milestone.Integrate, new ApprovalDecision { Approved = true, By = "me" }) };
        Assert.IsType<IntegrateStep>(Strategies.SingleShot.Next(given));
    }

    [Fact]
    public void A_run_out_of_budget_still_hands_over_what_has_passed()
    {
        var guarded = new GuardedStrategy(Strategies.Repair(9));
        RunState exhausted = With(Ready, 1, Candidate(1, Verdict.Fail)) with { Exhausted = BudgetDimension.Tokens };
        Assert.Equal(RunOutcome.BudgetExhausted, Finish(guarded, exhausted));
        Assert.IsType<SelectStep>(guarded.Next(With(exhausted, 1, Candidate(1, Verdict.Pass))));
    }

    [Fact]
    public void Iterations_and_active_time_are_limited()
    {
        var guarded = new GuardedStrategy(Strategies.Repair(9));
        RunState twice = With(Ready, 2, Candidate(1, Verdict.Fail)) with { Budget = new Budget { MaxIterations = 2 } };
        Assert.Equal(RunOutcome.BudgetExhausted, Finish(guarded, twice));

        RunState late = Ready with { Budget = new Budget { MaxWallTime = TimeSpan.FromMinutes(1) }, StartedAt = DateTimeOffset.UnixEpoch, LastAt = DateTimeOffset.UnixEpoch.AddMinutes(2) };
        Assert.Equal(RunOutcome.BudgetExhausted, Finish(guarded, late));
        Assert.IsType<GenerateStep>(guarded.Next(late with { Paused = TimeSpan.FromMinutes(1.5) }));
    }

    [Fact]
    public void The_same_again_and_again_is_stuck()
    {
        var guarded = new GuardedStrategy(Strategies.Repair(9));
        Digest a = Digest.Of("a"u8), b = Digest.Of("b"u8);
        Assert.IsType<GenerateStep>(guarded.Next(Attempts(a, a)));
        Assert.Equal(RunOutcome.Stuck, Finish(guarded, Attempts(b, a, a, a)));
        Assert.Equal(RunOutcome.Stuck, Finish(guarded, Attempts(a, b, a, b)));
        Assert.IsType<GenerateStep>(guarded.Next(Attempts(a, b, b, a)));
    }

    [Fact]
    public void Attempts_that_came_to_nothing_for_the_same_reason_are_told_by_the_reason()
    {
        CandidateState[] refused = [.. Enumerable.Range(1, 3).Select(i => Candidate(i, Verdict.Error) with { Normalized = default, Rejection = "401: Bad key." })];
        FinishStep finish = Assert.IsType<FinishStep>(new GuardedStrategy(Strategies.Repair(9)).Next(With(Ready, 3, refused)));
        Assert.Equal((RunOutcome.Stuck, "The last 3 attempts failed alike: 401: Bad key."), (finish.Outcome, finish.Reason));
    }

    private static RunState Attempts(params Digest[] changes) =>
        With(Ready, changes.Length, [.. changes.Select((d, i) => Candidate(i + 1, Verdict.Fail) with { Normalized = d, Iteration = i + 1 })]);

    private static RunOutcome Finish(ILoopStrategy strategy, RunState state) => Assert.IsType<FinishStep>(strategy.Next(state)).Outcome;

    private static RunState With(RunState state, int iterations, params CandidateState[] candidates) => state with
    {
        Spent = new Spending { Iterations = iterations },
        Candidates = candidates.ToImmutableSortedDictionary(c => c.Number, c => c),
    };

    private static CandidateState Candidate(int number, Verdict verdict) => new()
    {
        Id = $"c{number}",
        Number = number,
        Rationale = "",
        Changes = new ArtifactReference { Digest = default, Length = 0 },
        Normalized = Digest.Of([(byte)number]),
        Statistics = new ChangeStatistics(),
        Verdict = verdict,
        Iteration = number,
    };
}
