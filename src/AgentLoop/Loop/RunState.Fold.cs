namespace AgentLoop;

public sealed partial record RunState
{
    /// <summary>The state before the first event of a run.</summary>
    public static RunState Start(string runId) => new() { RunId = runId };

    /// <summary>The state after this event. Pure.</summary>
    public RunState Apply(RunEvent e)
    {
        // what comes most often is folded in one go: a state is not small
        if (e is ModelCalled model)
            return this with { Spent = Spent + model.Spending, LastAt = Later(e.At) };
        RunState next = e switch
        {
            RunStarted started => Begin(started),
            RunForked forked => Resume(forked.Paused, forked.Budget, forked.Answers) with { RequiredApprovals = [.. forked.RequiredApprovals] },
            RunResumed resumed => Resume(resumed.Paused, resumed.Budget, resumed.Answers),
            RunFinished finished => this with { Outcome = finished.Outcome, Reason = finished.Reason },
            StepStarted started => StartStep(started.Step),
            StepFinished => this with { OpenStep = null },
            StepFailed { Exhausted: { } dimension } => this with { OpenStep = null, Exhausted = dimension },
            StepFailed failed => this with { OpenStep = null, Failure = failed.Reason },
            ModelTried tried => this with { Spent = Spent + tried.Spending },
            EffectOutcomeUnknown { Spending: { } lost } => this with { Spent = Spent + lost },
            CommandExecuted executed => this with { Spent = Spent + executed.Spending },
            ChildRunEnded ended => this with { Spent = Spent + ended.Spending },
            _ => ApplyPhase(e),
        };
        return ReferenceEquals(next, this) ? this : next with { LastAt = Later(e.At) };
    }

    private DateTimeOffset Later(DateTimeOffset at) => at > LastAt ? at : LastAt;

    private RunState ApplyPhase(RunEvent e) => e switch
    {
        TaskUnderstood understood => this with { Brief = understood.Brief },
        QuestionsAsked asked => this with { OpenQuestions = [.. asked.Questions], QuestionSteps = QuestionSteps + (OpenStep is GenerateStep ? 1 : 0) },
        BaselineEvaluated evaluated => this with { Baseline = [.. evaluated.Evaluations] },
        PlanMade made => Replan(made.Plan),
        ContextGathered gathered => this with { Context = [.. gathered.Items] },
        GenerationEnded ended => this with { LastGeneration = ended.End, GeneratorFault = ended.Failure },
        CandidateProposed proposed => this with { Candidates = Candidates.SetItem(proposed.Number, Propose(proposed)) },
        CandidateRejected rejected => Change(rejected.CandidateId, c => c with { Rejection = rejected.Reason, RejectedByPolicy = rejected.ByPolicy }),
        CandidateStopped stopped => Change(stopped.CandidateId, c => c with { Stopped = true }),
        CandidateEvaluated evaluated => Change(evaluated.CandidateId, c => c with { Verdict = evaluated.Verdict, Evaluations = [.. evaluated.Evaluations] }),
        CandidateSelected selected => this with { Selected = selected.CandidateId },
        ApprovalDecided { Milestone: not Milestone.ToolCall } decided => this with { Approvals = Approvals.SetItem(decided.Milestone, decided.Decision) },
        PolicyDecided { Action: PolicyAction.Integrate, Verdict.Allowed: false } denied => this with { Forbidden = denied.Verdict.Reason },
        Integrated integrated => this with { Integration = integrated.Result },
        _ => this,
    };

    private RunState Begin(RunStarted started) => this with
    {
        Task = started.Task,
        Base = started.Base,
        Manifest = started.Manifest,
        Budget = started.Budget,
        RequiredApprovals = [.. started.RequiredApprovals],
        StartedAt = started.At,
    };

    /// <summary>What a pause was waiting for is forgotten, so that the strategy decides anew.</summary>
    private RunState Resume(TimeSpan paused, Budget budget, IReadOnlyList<string> answers) => this with
    {
        Outcome = null,
        Reason = "",
        Exhausted = null,
        Failure = null,
        Baseline = Baseline?.Any(e => e.Verdict == Verdict.Error) == true ? null : Baseline,
        Integration = Integration is { Integrated: true } ? Integration : null,
        Budget = budget,
        Paused = Paused + paused,
        Brief = answers.Count > 0 ? null : Brief,
        Clarifications = Clarifications.AddRange(OpenQuestions.Zip(answers, (q, a) => new Clarification { Question = q, Answer = a })),
        OpenQuestions = answers.Count > 0 ? [] : OpenQuestions,
    };

    /// <summary>What was approved and gathered for another plan does not hold for this one.</summary>
    private RunState Replan(Plan plan) => this with
    {
        Plans = Plans.Add(plan),
        Approvals = Approvals.Remove(Milestone.Plan),
        Context = null,
    };

    private RunState StartStep(LoopStep step) => this with
    {
        OpenStep = step,
        Steps = Steps + 1,
        Spent = step is GenerateStep ? Spent + new Spending { Iterations = 1 } : Spent,
    };

    /// <summary>
    /// A candidate's end may be applied before its proposal when a journal is performed again, so the proposal keeps what is there.
    /// </summary>
    private CandidateState Propose(CandidateProposed proposed)
    {
        CandidateState known = Candidates.GetValueOrDefault(proposed.Number) ?? Unproposed(proposed.CandidateId, proposed.Number);
        return known with
        {
            Rationale = proposed.Rationale,
            Changes = proposed.Changes,
            Normalized = proposed.Normalized,
            Statistics = proposed.Statistics,
            Iteration = Spent.Iterations,
        };
    }

    private RunState Change(string candidateId, Func<CandidateState, CandidateState> change)
    {
        int number = CandidateId.NumberOf(candidateId);
        CandidateState known = Candidates.GetValueOrDefault(number) ?? Unproposed(candidateId, number);
        return this with { Candidates = Candidates.SetItem(number, change(known)) };
    }

    private static CandidateState Unproposed(string id, int number) => new()
    {
        Id = id,
        Number = number,
        Rationale = "",
        Changes = new ArtifactReference { Digest = default, Length = 0 },
        Normalized = default,
        Statistics = new ChangeStatistics(),
    };
}
