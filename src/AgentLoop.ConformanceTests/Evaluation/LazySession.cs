namespace AgentLoop.ConformanceTests;

/// <summary>A session that is opened when it is first used.</summary>
internal sealed class LazySession(Func<Task<ISandboxSession>> open) : ISandboxSession
{
    private readonly Lazy<Task<ISandboxSession>> session = new(open);

    public async ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default) =>
        await (await session.Value.ConfigureAwait(false)).ExecuteAsync(command, cancellationToken).ConfigureAwait(false);

    public async ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default) =>
        await (await session.Value.ConfigureAwait(false)).ReadFileAsync(path, cancellationToken).ConfigureAwait(false);

    public async ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        await (await session.Value.ConfigureAwait(false)).WriteFileAsync(path, content, cancellationToken).ConfigureAwait(false);

    /// <summary>The stage disposes of what it opened.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
