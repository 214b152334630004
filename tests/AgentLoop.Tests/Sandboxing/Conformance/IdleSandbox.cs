namespace AgentLoop.Tests.Sandboxing;

/// <summary>A sandbox in which everything succeeds and nothing happens.</summary>
internal sealed class IdleSandbox : ISandbox, ISandboxSession
{
    public ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new SandboxCapabilities { Name = "" });

    public ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<ISandboxSession>(this);

    public ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new CommandResult { End = CommandEnd.Exited, ExitCode = 0 });

    public ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);

    public ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
