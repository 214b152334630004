using AgentLoop.Tests.Sandboxing;

namespace AgentLoop.Tests.Evaluating;

/// <summary>A folder in which Go keeps what it built, for several sessions; a run's preparation leaves such a one.</summary>
public sealed class GoCache : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SandboxRequest Request => new()
    {
        Workspace = "",
        WritablePaths = [Directory.CreateDirectory(folder.File("go-build")).FullName],
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GOCACHE"] = folder.File("go-build") },
    };

    public void Dispose() => folder.Dispose();
}
