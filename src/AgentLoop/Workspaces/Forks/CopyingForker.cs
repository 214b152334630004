namespace AgentLoop;

/// <summary>Makes forks by copying, which works everywhere.</summary>
internal sealed class CopyingForker : IWorkspaceForker
{
    public static CopyingForker Instance { get; } = new();

    public ValueTask<WorkspaceFork> ForkAsync(WorkspaceForkRequest request, CancellationToken cancellationToken = default) =>
        request.Workspace.ForkAsync(request.Destination, cancellationToken);
}
