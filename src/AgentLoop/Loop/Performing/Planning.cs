namespace AgentLoop;

internal sealed class Planning(LoopSetup setup, RunRoom room)
{
    public async Task PerformAsync(RunState state, JournaledScope scope, CancellationToken cancellationToken)
    {
        var request = new PlanRequest
        {
            Run = scope.Below("planner"),
            Brief = state.Brief!,
            Workspace = room.View,
            Baseline = await room.LoadEvaluationsAsync(state.Baseline ?? [], cancellationToken).ConfigureAwait(false),
            Previous = state.Plans.LastOrDefault(),
            Attempts = await room.LoadAttemptsAsync(state, cancellationToken).ConfigureAwait(false),
        };
        Plan plan = await setup.Planner.PlanAsync(request, cancellationToken).ConfigureAwait(false);
        await scope.RecordAsync(new PlanMade { Plan = plan with { Revision = state.Plans.Length + 1 } }).ConfigureAwait(false);
    }
}
