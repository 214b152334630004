namespace AgentLoop;

/// <summary>A private copy of a workspace, to be changed at will. Its owner disposes it, and it is removed.</summary>
/// <remarks>Nothing that is done in it reaches the workspace it was made of. It has no <c>.git</c>.</remarks>
public sealed class WorkspaceFork : IAsyncDisposable
{
    internal WorkspaceFork(Workspace workspace, IReadOnlyList<string> notCopied)
    {
        Workspace = workspace;
        NotCopied = notCopied;
    }

    /// <summary>The copy.</summary>
    public Workspace Workspace { get; }

    /// <summary>What is missing in the copy, because it may not be read.</summary>
    public IReadOnlyList<string> NotCopied { get; }

    /// <summary>Removes the copy with all that is in it now.</summary>
    /// <exception cref="AgentLoopException">Something in it cannot be removed.</exception>
    public async ValueTask DisposeAsync() => await Task.Run(() => TreeRemover.Remove(Workspace.Root)).ConfigureAwait(false);
}
