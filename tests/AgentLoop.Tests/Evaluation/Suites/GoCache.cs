using AgentLoop.Tests.Sandboxing;

namespace AgentLoop.Tests.Evaluating;

/// <summary>A cache of Go as a run's preparation leaves it: filled once, and only read by what runs later.</summary>
public sealed class GoCache : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>What a session asks for that reads it.</summary>
    public SandboxRequest Request => new() { Workspace = "", ReadOnlyPaths = [folder.File("cache")], Environment = Variables };

    private Dictionary<string, string> Variables => new(StringComparer.Ordinal) { ["GOCACHE"] = folder.File("cache/go-build"), ["GOMODCACHE"] = folder.File("cache/go-mod") };

    public async ValueTask InitializeAsync()
    {
        using SuiteRepository repository = new(("go.mod", "module example.com/m\n"), ("a_test.go", "package m\n\nimport \"testing\"\n\nfunc TestA(t *testing.T) {}\n"));
        DetectedTests found = await repository.DetectAsync();
        SandboxRequest request = new() { Workspace = repository.Root, WritablePaths = [Directory.CreateDirectory(folder.File("cache")).FullName], Environment = Variables };
        await using ISandboxSession session = await Sandboxes.Strongest.OpenAsync(request);
        foreach (SandboxCommand command in found.Preparation!.Commands)
            Assert.True((await session.ExecuteAsync(command)).Succeeded);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
