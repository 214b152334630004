namespace AgentLoop;

/// <summary>A copy that is removed when it is disposed.</summary>
internal sealed class CopiedTree(string root) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await Task.Run(() => TreeRemover.Remove(root)).ConfigureAwait(false);
}
