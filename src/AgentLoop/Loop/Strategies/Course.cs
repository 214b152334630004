namespace AgentLoop;

/// <summary>What every strategy does before its first candidate and after its last.</summary>
internal static class Course
{
    /// <summary>The next step before candidates can be generated; <see langword="null"/> once all is ready.</summary>
    public static LoopStep? Prelude(RunState state) => state switch
    {
        { Brief: null } => new UnderstandStep(),
        { OpenQuestions.Length: > 0 } => Finish(RunOutcome.NeedsClarification, $"{state.OpenQuestions.Length} questions are open; resume the run with their answers."),
        { Brief.OpenQuestions.Count: > 0 } => new AskStep(),
        { Baseline: null } => new EvaluateBaselineStep(),
        { Baseline: { } baseline } when baseline.FirstOrDefault(e => e is { IsGate: true, Verdict: Verdict.Error }) is { } broken =>
            Finish(RunOutcome.Failed, $"Nothing can be judged: {broken.Reason}"),
        { Plans.Length: 0 } => new PlanStep(),
        _ when Approval(state, Milestone.Plan) is { } step => step,
        { Context: null } => new GatherContextStep(),
        _ => null,
    };

    /// <summary>The next step once no more candidates are wanted.</summary>
    public static LoopStep Finale(RunState state) => state switch
    {
        { Selected: null } when state.Passing.Any() => new SelectStep(),
        { Selected: null } => GiveUp(state),
        _ when Approval(state, Milestone.Integrate) is { } step => step,
        { Forbidden: { } reason } => Finish(RunOutcome.PolicyBlocked, reason),
        { Integration: null } => new IntegrateStep(),
        { Integration: { Integrated: true } done } => Finish(RunOutcome.Succeeded, done.Message),
        { Integration: { } undone } => Finish(RunOutcome.Failed, undone.Message),
    };

    public static FinishStep Finish(RunOutcome outcome, string reason) => new() { Outcome = outcome, Reason = reason };

    private static LoopStep? Approval(RunState state, Milestone milestone) => state.Approvals.GetValueOrDefault(milestone) switch
    {
        _ when !state.RequiredApprovals.Contains(milestone) => null,
        null => new ApproveStep { Milestone = milestone },
        { Approved: true } => null,
        { } denied => Finish(RunOutcome.ApprovalDenied, denied.Reason.Length > 0 ? denied.Reason : $"{denied.By} denied it."),
    };

    private static FinishStep GiveUp(RunState state)
    {
        if (state is { Candidates.Count: 0, GeneratorFault: { } fault })
            return Finish(RunOutcome.NoAcceptableCandidate, $"The generator failed: {fault}");
        if (state.Candidates.Count == 0 && state.Baseline is { Length: > 0 } baseline && baseline.All(e => e.Verdict == Verdict.Pass))
            return Finish(RunOutcome.NoAcceptableCandidate, "The untouched repository passes already, and the generator had nothing to propose.");
        if (state.Candidates.Count == 0)
            return Finish(RunOutcome.NoAcceptableCandidate, "The generator had no candidate to propose.");
        return state.Candidates.Values.All(c => c.RejectedByPolicy)
            ? Finish(RunOutcome.PolicyBlocked, $"Policies forbade all {state.Candidates.Count} candidates: {state.Candidates.Values.Last().Rejection}")
            : Finish(RunOutcome.NoAcceptableCandidate, $"None of {state.Candidates.Count} candidates passed.{Closest(state)}");
    }

    private static string Closest(RunState state) => state.BestFirst.First() is { Fixed: > 0 } best
        ? $" {best.Id} came closest, mending {CountedWords.Tests(best.Fixed)}: {EvidenceSelection.WhyNot(best)}"
        : "";
}
