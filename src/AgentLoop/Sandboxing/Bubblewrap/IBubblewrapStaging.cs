namespace AgentLoop;

/// <summary>Lays things ready for <c>bwrap</c>, as the rights of the host allow.</summary>
internal interface IBubblewrapStaging
{
    /// <summary>Lays a session ready; over a fork where its workspace is one.</summary>
    /// <exception cref="AgentLoopException">The system refused; nothing is left.</exception>
    ValueTask<BubblewrapStage> StageAsync(SessionPlan plan, BubblewrapFork? fork);

    /// <summary>Makes a fork as an overlay.</summary>
    /// <exception cref="AgentLoopException">The system refused; nothing is left.</exception>
    ValueTask<BubblewrapFork> ForkAsync(WorkspaceForkRequest request);
}
