using System.Collections.Concurrent;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>The unisolated sandbox, except for what a test replaces. At its end its sessions end, whatever it did about that.</summary>
internal sealed class FaultySandbox : ISandbox, IAsyncDisposable
{
    private readonly ConcurrentBag<ISandboxSession> opened = [];

    public Func<SandboxCapabilities, SandboxCapabilities> OnProbe { get; init; } = capabilities => capabilities;

    public Func<SandboxRequest, SandboxRequest> OnOpen { get; init; } = request => request;

    public Func<ISandboxSession, SandboxCommand, CancellationToken, ValueTask<CommandResult>> OnExecute { get; init; } =
        (good, command, token) => good.ExecuteAsync(command, token);

    public Func<ISandboxSession, string, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> OnRead { get; init; } = (good, path, token) => good.ReadFileAsync(path, token);

    public Func<ISandboxSession, string, ReadOnlyMemory<byte>, CancellationToken, ValueTask> OnWrite { get; init; } =
        (good, path, content, token) => good.WriteFileAsync(path, content, token);

    public Func<ISandboxSession, ValueTask> OnDispose { get; init; } = good => good.DisposeAsync();

    /// <summary>A sandbox that claims to hold everything and holds nothing.</summary>
    public static FaultySandbox Lying { get; } = new()
    {
        OnProbe = capabilities => capabilities with { Promises = Enum.GetValues<SandboxPromise>().ToDictionary(promise => promise, _ => PromiseState.Enforced) },
        OnOpen = request => request with { Required = [] },
    };

    public async ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) =>
        OnProbe(await Sandboxes.Unisolated.ProbeAsync(cancellationToken));

    public async ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default)
    {
        ISandboxSession good = await Sandboxes.Unisolated.OpenAsync(OnOpen(request), cancellationToken);
        opened.Add(good);
        return new Session(this, good);
    }

    public async ValueTask DisposeAsync()
    {
        while (opened.TryTake(out ISandboxSession? good))
            await good.DisposeAsync();
    }

    private sealed class Session(FaultySandbox faults, ISandboxSession good) : ISandboxSession
    {
        public ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default) =>
            faults.OnExecute(good, command, cancellationToken);

        public ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default) =>
            faults.OnRead(good, path, cancellationToken);

        public ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
            faults.OnWrite(good, path, content, cancellationToken);

        public ValueTask DisposeAsync() => faults.OnDispose(good);
    }
}
