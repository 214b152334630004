namespace AgentLoop.ConformanceTests;

/// <summary>A session whose commands do what a test says instead.</summary>
internal sealed class SpoiledSession(ISandboxSession inner, Func<SandboxCommand, CancellationToken, Task<CommandResult>> execute) : ISandboxSession
{
    public async ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default) =>
        await execute(command, cancellationToken).ConfigureAwait(false);

    public ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default) => inner.ReadFileAsync(path, cancellationToken);

    public ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => inner.WriteFileAsync(path, content, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
