namespace AgentLoop.Tests.Evaluating;

/// <summary>A repository of which an evaluator asks nothing.</summary>
internal static class NoFiles
{
    public static IWorkspaceView View { get; } = new InMemoryWorkspaceView(new Dictionary<string, string>(StringComparer.Ordinal));
}
