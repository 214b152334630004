using System.Text;

namespace AgentLoop.Tests.Evaluating;

/// <summary>Asks evaluators about a change that is given as texts before and after.</summary>
internal static class AnalysisRequest
{
    /// <summary>A change: a path with what it says before, and after; <see langword="null"/> where there is no file.</summary>
    public static EvaluationRequest Of(ISandboxSession? session, params (string Path, string? Before, string? After)[] files) => Of(session, null, files);

    public static EvaluationRequest Of(ISandboxSession? session, AgentLoop.Evaluation? baseline, params (string Path, string? Before, string? After)[] files) => new()
    {
        Run = RunScope.Detached(),
        Brief = new Brief { Goal = "Mend it." },
        Workspace = new InMemoryWorkspaceView(files.Where(file => file.Before is not null).ToDictionary(file => file.Path, file => file.Before!, StringComparer.Ordinal)),
        Sandbox = session!,
        Baseline = baseline,
        Candidate = new Candidate { Changes = new ChangeSet { Files = [.. files.Where(file => file.Before != file.After).Select(Change)] } },
    };

    private static FileChange Change((string Path, string? Before, string? After) file) => new()
    {
        Path = file.Path,
        Kind = file.Before is null ? FileChangeKind.Add : file.After is null ? FileChangeKind.Delete : FileChangeKind.Modify,
        Content = file.After is null ? null : Encoding.UTF8.GetBytes(file.After),
    };
}
