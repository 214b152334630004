namespace AgentLoop;

/// <summary>A sandbox over a copy of the repository, and the copy itself where it is a private one; both go together.</summary>
internal sealed class OpenWorkspace(ISandboxSession session, WorkspaceFork? fork = null) : IAsyncDisposable
{
    /// <summary>Why a candidate could not be applied to the copy.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public ISandboxSession Session => session;

    /// <summary>The private copy.</summary>
    public WorkspaceFork Fork => fork ?? throw new InvalidOperationException("This is no private copy.");

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync().ConfigureAwait(false);
        if (fork is not null)
            await fork.DisposeAsync().ConfigureAwait(false);
    }
}
