namespace AgentLoop;

internal sealed partial class Run
{
    public static async ValueTask<Run> ForkAsync(LoopSetup setup, ForkRequest request, CancellationToken cancellationToken)
    {
        ForkPoint point = await ForkPoint.OfAsync(setup.Store, request, cancellationToken).ConfigureAwait(false);
        string runId = RunIds.Create(setup.Clock);
        RunState state = Resumption.StateToGoOn(runId, point.Events);
        Resumption.RequireBegun(state);
        JournalStart start = Resumption.ToGoOn(point.Events) with { Copied = point.Records, Ongoing = Resumption.OpenStepOf(point.Events) };
        RunOwnership ownership = await OwnAsync(setup, runId, cancellationToken).ConfigureAwait(false);
        return await HoldingAsync(ownership, async () => await ReopenAsync(setup, ownership, state, start, new RunForked
        {
            RunId = runId,
            FromRunId = request.RunId,
            Substituted = point.Substituted,
            Paused = Resumption.PausedSince(start, setup.Clock),
            Budget = setup.Budget,
            RequiredApprovals = setup.RequiredApprovals,
            Answers = request.Answers,
            Sandbox = await setup.Sandbox.ProbeAsync(cancellationToken).ConfigureAwait(false),
            Roles = setup.Roles,
        }, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public static async ValueTask<Run> ReplayAsync(LoopSetup setup, string runId, List<RunEvent> events, CancellationToken cancellationToken)
    {
        int opening = Resumption.OpeningLength(events);
        RunState state = events.Take(opening).Aggregate(RunState.Start(runId), (s, e) => s.Apply(e));
        JournalStart start = Resumption.From(events, opening) with { IsReplay = true };
        WorkspaceSnapshot snapshot = await SnapshotAsync(setup.Store, state, cancellationToken).ConfigureAwait(false);
        return Create(setup with { Store = setup.Store.Over(new ReadOnlyStore(setup.Store.Inner)) }, state, files: null, snapshot, start, []);
    }
}
