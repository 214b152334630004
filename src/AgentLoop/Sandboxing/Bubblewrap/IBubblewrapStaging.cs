namespace AgentLoop;

/// <summary>Lays things ready for <c>bwrap</c>, as the rights of the host allow.</summary>
internal interface IBubblewrapStaging
{
    /// <summary>Lays a session ready; over a fork where its workspace is one.</summary>
    /// <exception cref="AgentLoopException">The system refused; nothing is left.</exception>
    ValueTask<BubblewrapStage> StageAsync(SessionPlan plan, BubblewrapFork? fork);

    /// <summary>Makes a fork of a folder as an overlay, in which so many bytes and files may be written.</summary>
    /// <exception cref="AgentLoopException">The system refused; nothing is left.</exception>
    ValueTask<BubblewrapFork> ForkAsync(string root, long bytes, long files);
}
