namespace AgentLoop;

internal sealed class Deciding(LoopSetup setup, RunRoom room)
{
    public static async Task AskAsync(RunState state, JournaledScope scope) =>
        await scope.RecordAsync(new QuestionsAsked { Questions = state.Brief!.OpenQuestions }).ConfigureAwait(false);

    public static async Task SelectAsync(RunState state, JournaledScope scope)
    {
        Selection selection = EvidenceSelection.Choose([.. state.Candidates.Values]);
        await scope.RecordAsync(new CandidateSelected { CandidateId = selection.Chosen.Id, Reason = selection.Reason }).ConfigureAwait(false);
        foreach ((CandidateState loser, string reason) in selection.Discarded)
            await scope.RecordAsync(new CandidateDiscarded { CandidateId = loser.Id, Reason = reason }).ConfigureAwait(false);
    }

    public async Task ApproveAsync(Milestone milestone, RunState state, JournaledScope scope, CancellationToken cancellationToken)
    {
        CandidateState? selected = state.Candidates.Values.FirstOrDefault(c => c.Id == state.Selected);
        Candidate? candidate = selected is null ? null : await room.LoadCandidateAsync(selected, cancellationToken).ConfigureAwait(false);
        var request = new ApprovalRequest
        {
            Run = scope.Below("approver"),
            Milestone = milestone,
            Question = milestone == Milestone.Plan ? "Is the plan to be carried out?" : $"Is candidate {state.Selected} to be handed over?",
            Plan = state.Plans.LastOrDefault(),
            Candidate = candidate,
            Diff = candidate is null ? "" : await UnifiedDiff.WriteAsync(candidate.Changes, room.View, cancellationToken).ConfigureAwait(false),
            Evaluations = selected is null ? [] : await room.LoadEvaluationsAsync(selected.Evaluations, cancellationToken).ConfigureAwait(false),
        };
        await Approving.AskAsync(setup.Approver, request, scope, cancellationToken).ConfigureAwait(false);
    }
}
