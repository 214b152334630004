namespace AgentLoop;

/// <summary>A private copy of a workspace, to be changed at will. Its owner disposes it, and it is removed.</summary>
/// <remarks>Nothing that is done in it reaches the workspace it was made of. It has no <c>.git</c>.</remarks>
public sealed class WorkspaceFork : IAsyncDisposable
{
    private readonly IAsyncDisposable? mounts;

    internal WorkspaceFork(Workspace workspace, IReadOnlyList<string> notCopied)
    {
        Workspace = workspace;
        NotCopied = notCopied;
    }

    private WorkspaceFork(Workspace workspace, IAsyncDisposable mounts)
        : this(workspace, []) => this.mounts = mounts;

    /// <summary>The copy.</summary>
    public Workspace Workspace { get; }

    /// <summary>What is missing in the copy, because it may not be read.</summary>
    public IReadOnlyList<string> NotCopied { get; }

    /// <summary>Removes the copy with all that is in it now.</summary>
    /// <exception cref="AgentLoopException">Something in it cannot be removed.</exception>
    public async ValueTask DisposeAsync()
    {
        if (mounts is null)
            await Task.Run(() => TreeRemover.Remove(Workspace.Root)).ConfigureAwait(false);
        else
            await mounts.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>A fork that is made of layers, which it owns from now on.</summary>
    /// <param name="source">The workspace that is the lower layer. It is not changed while there are forks of it.</param>
    /// <param name="layers">Where the layers are mounted.</param>
    internal static WorkspaceFork OverLayers(Workspace source, ForkLayers layers) => new(source.Over(layers), layers.Mounts);
}
