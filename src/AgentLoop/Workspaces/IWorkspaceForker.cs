namespace AgentLoop;

/// <summary>Makes private forks of a workspace; a sandbox that can make them without copying is one.</summary>
/// <remarks>One instance makes many forks at once.</remarks>
public interface IWorkspaceForker
{
    /// <summary>Makes a fork. Its owner disposes it.</summary>
    /// <exception cref="AgentLoopException">It cannot be made; nothing is left of it.</exception>
    ValueTask<WorkspaceFork> ForkAsync(WorkspaceForkRequest request, CancellationToken cancellationToken = default);
}
