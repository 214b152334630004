namespace Snippets;

/// <summary>A sandbox of one's own, around another: what runs in it yields to everything else on the machine.</summary>
public sealed class PoliteSandbox(ISandbox inner) : ISandbox
{
    public async ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default)
    {
        SandboxCapabilities found = await inner.ProbeAsync(cancellationToken);
        return found with { Name = $"polite {found.Name}" };
    }

    public async ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default) =>
        new Session(await inner.OpenAsync(request, cancellationToken));

    private sealed class Session(ISandboxSession inner) : ISandboxSession
    {
        public ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default) =>
            inner.ExecuteAsync(command with { Program = "nice", Arguments = ["-n", "10", command.Program, .. command.Arguments] }, cancellationToken);

        public ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default) =>
            inner.ReadFileAsync(path, cancellationToken);

        public ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
            inner.WriteFileAsync(path, content, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
