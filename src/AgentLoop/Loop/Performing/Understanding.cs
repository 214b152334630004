namespace AgentLoop;

internal sealed class Understanding(LoopSetup setup, RunRoom room)
{
    public async Task PerformAsync(RunState state, JournaledScope scope, CancellationToken cancellationToken)
    {
        var request = new IntakeRequest
        {
            Run = scope.Below("intake"),
            Task = state.Task!,
            Workspace = room.View,
            Clarifications = state.Clarifications,
        };
        Brief brief = await setup.Intake.UnderstandAsync(request, cancellationToken).ConfigureAwait(false);
        await scope.RecordAsync(new TaskUnderstood { Brief = brief }).ConfigureAwait(false);
    }
}
