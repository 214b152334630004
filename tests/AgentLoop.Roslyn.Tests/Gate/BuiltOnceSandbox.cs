namespace AgentLoop.Roslyn.Tests;

/// <summary>Restores and builds a project once for all of its sessions: later builds of the same files only look as if.</summary>
internal sealed class BuiltOnceSandbox(string project) : ISandbox, IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private string? built;

    public ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) => Sandboxes.Unisolated.ProbeAsync(cancellationToken);

    public async ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default) =>
        new Session(this, project, request.Workspace, await Sandboxes.Unisolated.OpenAsync(request, cancellationToken));

    public void Dispose() => gate.Dispose();

    private sealed class Session(BuiltOnceSandbox sandbox, string project, string folder, ISandboxSession inner) : ISandboxSession
    {
        public async ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default)
        {
            if (!command.Arguments.Contains("build"))
                return await inner.ExecuteAsync(command, cancellationToken);
            await sandbox.gate.WaitAsync(cancellationToken);
            try
            {
                return sandbox.built is { } built ? Copy(built) : await BuildAsync(command, cancellationToken);
            }
            finally
            {
                sandbox.gate.Release();
            }
        }

        public ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default) => inner.ReadFileAsync(path, cancellationToken);

        public ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => inner.WriteFileAsync(path, content, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();

        private async Task<CommandResult> BuildAsync(SandboxCommand command, CancellationToken cancellationToken)
        {
            await inner.ExecuteAsync(new SandboxCommand { Program = "dotnet", Arguments = ["restore", project, "-nodeReuse:false"] }, cancellationToken);
            CommandResult result = await inner.ExecuteAsync(command, cancellationToken);
            string kept = Directory.CreateTempSubdirectory("agentloop-built-").FullName;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(kept, recursive: true);
            Copy(folder, kept);
            sandbox.built = kept;
            return result;
        }

        private CommandResult Copy(string built)
        {
            Copy(built, folder);
            return new CommandResult { End = CommandEnd.Exited, ExitCode = 0 };
        }

        private void Copy(string from, string to)
        {
            foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".cs", StringComparison.Ordinal) || f.Contains("/obj/", StringComparison.Ordinal)))
            {
                string target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target, overwrite: true);
                if (file.EndsWith("collected.txt", StringComparison.Ordinal))
                    File.WriteAllText(target, File.ReadAllText(file).Replace(from == folder ? folder : "WORKSPACE", from == folder ? "WORKSPACE" : folder, StringComparison.Ordinal));
            }
        }
    }
}
