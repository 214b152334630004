namespace AgentLoop;

public sealed partial class Loop
{
    /// <summary>This loop as it performs runs of another one: with that one's store, a budget carved from that one's, and its change handed up.</summary>
    internal Loop Within(LoopSetup parent, Budget budget) => new(setup with
    {
        Store = setup.Store.Over(parent.Store),
        Clock = parent.Clock,
        Price = setup.Price ?? parent.Price,
        Reconciler = setup.Reconciler ?? parent.Reconciler,
        Budget = budget,
        Integrator = HandUp.Instance,
        RequiredApprovals = [.. setup.RequiredApprovals.Where(milestone => milestone != Milestone.Integrate)],
        IsWithin = true,
        Owned = [],
    });

    /// <summary>Runs a task under an id that is known beforehand.</summary>
    internal IAsyncEnumerable<RunEvent> StartAsync(AgentTask task, string runId, string? askedBy, CancellationToken cancellationToken) =>
        GoOnAsync(ct => Run.StartAsync(setup, task, runId, askedBy, ct), cancellationToken);
}
