namespace AgentLoop;

/// <summary>A private copy of the repository, a candidate applied to it, and the sandbox over it; all go together.</summary>
internal sealed class OpenWorkspace(WorkspaceFork fork, IReadOnlyList<string> problems, ISandboxSession session) : IAsyncDisposable
{
    public IReadOnlyList<string> Problems => problems;

    public ISandboxSession Session => session;

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync().ConfigureAwait(false);
        await fork.DisposeAsync().ConfigureAwait(false);
    }
}
