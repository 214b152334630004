using Microsoft.Win32.SafeHandles;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>Runs commands as who never thought about it: with the host's environment, input and open files, with core dumps and without limits.</summary>
internal sealed class CarelessSandbox : ISandbox
{
    public ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new SandboxCapabilities { Name = "careless" });

    public ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<ISandboxSession>(new Session(request.Workspace));

    private sealed class Session(string workspace) : ISandboxSession
    {
        public async ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default)
        {
            using SafeFileHandle secret = File.OpenHandle(Path.Combine(workspace, "../outside/secret"));
            ChildResult result = await ChildProcess.RunAsync(Start(command, secret), cancellationToken);
            return CommandResults.Of(result, command);
        }

        public ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private ChildStart Start(SandboxCommand command, SafeFileHandle open) => new()
        {
            Program = command.Program,
            Arguments = command.Arguments,
            WorkingDirectory = workspace,
            Environment = command.Environment,
            StandardInput = "typed by somebody"u8.ToArray(),
            Timeout = command.Timeout,
            MaxOutputBytes = command.MaxOutputBytes,
            Descriptors = [open],
        };
    }
}
