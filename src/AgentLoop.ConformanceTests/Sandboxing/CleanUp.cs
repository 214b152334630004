namespace AgentLoop.ConformanceTests;

/// <summary>Something to do at the end of a trial.</summary>
internal sealed class CleanUp(Action action) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        action();
        return ValueTask.CompletedTask;
    }
}
