namespace AgentLoop.Roslyn.Tests;

/// <summary>A repository in a folder, restored, and built by a gate of its own, from which candidates are made.</summary>
internal sealed class GateRepository(IReadOnlyDictionary<string, string> files, CompileGateOptions options) : IAsyncDisposable
{
    private readonly ProcessSession restored = new();
    private readonly ProcessSession untouched = new();

    public CSharpCompileGate Gate { get; } = new(options);

    public Evaluation Baseline { get; private set; } = null!;

    private InMemoryWorkspaceView View { get; } = new(files);

    /// <summary>Restores and builds it, through another session where one is given.</summary>
    public async Task<GateRepository> OpenAsync(Func<ISandboxSession, ISandboxSession>? through = null)
    {
        foreach ((string path, string text) in files)
            await restored.WriteFileAsync(path, text);
        foreach (string project in options.Projects)
        {
            CommandResult result = await restored.ExecuteAsync(new SandboxCommand { Program = "dotnet", Arguments = ["restore", project, "-nodeReuse:false"] });
            Assert.True(result.Succeeded, result.StandardOutput.Text);
        }
        Copy(restored.Root, untouched.Root);
        Baseline = await Gate.EvaluateAsync(Request(through?.Invoke(untouched) ?? untouched, null));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await restored.DisposeAsync();
        await untouched.DisposeAsync();
    }

    public async Task<Evaluation> JudgeAsync(params FileChange[] changes)
    {
        await using ProcessSession session = new();
        return await JudgeAsync(session, changes);
    }

    public async Task<Evaluation> JudgeAsync(ProcessSession session, params FileChange[] changes)
    {
        Copy(restored.Root, session.Root);
        foreach (FileChange change in changes)
        {
            if (change.Kind is FileChangeKind.Delete or FileChangeKind.Rename)
                File.Delete(Path.Combine(session.Root, change.Path));
            if (change.Content is { } content)
                await session.WriteFileAsync(change.NewPath ?? change.Path, content);
        }
        return await Gate.EvaluateAsync(Request(session, new Candidate { Changes = new ChangeSet { Files = changes } }), TestContext.Current.CancellationToken);
    }

    public EvaluationRequest Request(ISandboxSession session, Candidate? candidate) => new()
    {
        Run = RunScope.Detached(),
        Brief = new Brief { Goal = "g" },
        Workspace = View,
        Sandbox = session,
        Candidate = candidate,
        Baseline = candidate is null ? null : Baseline,
    };

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
