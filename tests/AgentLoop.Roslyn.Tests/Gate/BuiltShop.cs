namespace AgentLoop.Roslyn.Tests;

/// <summary>The shop, restored and built by one gate, from which candidates are made.</summary>
public sealed class BuiltShop : IAsyncLifetime
{
    private readonly ProcessSession restored = new();
    private readonly ProcessSession untouched = new();

    internal CSharpCompileGate Gate { get; } = new(Shop.Tests);

    internal IWorkspaceView View { get; } = new InMemoryWorkspaceView(Shop.Files());

    internal Evaluation Baseline { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        foreach ((string path, string text) in Shop.Files())
            await restored.WriteFileAsync(path, text);
        CommandResult result = await restored.ExecuteAsync(new SandboxCommand { Program = "dotnet", Arguments = ["restore", Shop.Tests, "-nodeReuse:false"] });
        Assert.True(result.Succeeded, result.StandardOutput.Text);
        Copy(restored.Root, untouched.Root);
        Baseline = await Gate.EvaluateAsync(Request(untouched, null));
    }

    public async ValueTask DisposeAsync()
    {
        await restored.DisposeAsync();
        await untouched.DisposeAsync();
    }

    internal async Task<Evaluation> JudgeAsync(params FileChange[] changes)
    {
        await using ProcessSession session = new();
        return await JudgeAsync(session, changes);
    }

    internal async Task<Evaluation> JudgeAsync(ProcessSession session, params FileChange[] changes)
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

    internal EvaluationRequest Request(ISandboxSession session, Candidate? candidate) => new()
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
