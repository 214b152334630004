namespace AgentLoop;

public sealed partial class Loop
{
    /// <summary>Disposes what the loop's factories made, such as a provenance store; what was handed in as an instance stays its giver's.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (object owned in setup.Owned)
        {
            if (owned is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            else if (owned is IDisposable disposable)
                disposable.Dispose();
        }
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
        foreach (object owned in setup.Owned)
            (owned as IDisposable)?.Dispose();
    }
}
