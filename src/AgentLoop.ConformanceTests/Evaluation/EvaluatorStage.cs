using System.Text;

namespace AgentLoop.ConformanceTests;

/// <summary>A scene laid out in folders, and what an evaluator is asked in it.</summary>
internal sealed class EvaluatorStage(ISandbox sandbox, EvaluatorScene scene, Func<SandboxRequest, SandboxRequest> configure) : IAsyncDisposable
{
    private readonly List<string> folders = [];
    private readonly List<ISandboxSession> sessions = [];

    public async ValueTask<EvaluationRequest> AskAsync(IReadOnlyDictionary<string, string>? change, Evaluation? baseline = null, Func<ISandboxSession, ISandboxSession>? wrap = null)
    {
        ChangeSet changes = ChangesOf(change ?? new Dictionary<string, string>(StringComparer.Ordinal));
        ISandboxSession session = await OpenAsync(Lay(changes)).ConfigureAwait(false);
        return new EvaluationRequest
        {
            Run = RunScope.Detached(),
            Brief = scene.Brief,
            Workspace = new InMemoryWorkspaceView(scene.Files),
            Sandbox = wrap is null ? session : wrap(session),
            Candidate = change is null ? null : new Candidate { Changes = changes },
            Baseline = baseline,
            OpenCopy = (_, copied) =>
            {
                ISandboxSession copy = new LazySession(() => OpenAsync(Lay(copied)));
                return wrap is null ? copy : wrap(copy);
            },
        };
    }

    /// <summary>The folder that was laid out last.</summary>
    public string Folder => folders[^1];

    /// <summary>Every file of a folder with the digest of its content.</summary>
    public static SortedDictionary<string, Digest> FilesIn(string folder)
    {
        SortedDictionary<string, Digest> files = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = Digest.Of(File.ReadAllBytes(file));
        return files;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ISandboxSession session in sessions)
            await session.DisposeAsync().ConfigureAwait(false);
        foreach (string folder in folders)
            Directory.Delete(folder, recursive: true);
    }

    private async Task<ISandboxSession> OpenAsync(string folder)
    {
        ISandboxSession session = await sandbox.OpenAsync(configure(new SandboxRequest { Workspace = folder })).ConfigureAwait(false);
        lock (sessions)
            sessions.Add(session);
        return session;
    }

    private ChangeSet ChangesOf(IReadOnlyDictionary<string, string> change) => new()
    {
        Files =
        [
            .. change.Select(file => scene.Files.TryGetValue(file.Key, out string? before)
                ? FileChange.Edit(file.Key, before, file.Value)
                : FileChange.Create(file.Key, file.Value)),
        ],
    };

    private string Lay(ChangeSet changes)
    {
        string folder = Directory.CreateTempSubdirectory("agentloop-evaluator-").FullName;
        lock (folders)
            folders.Add(folder);
        foreach ((string path, string text) in scene.Files)
            Write(folder, path, Encoding.UTF8.GetBytes(text));
        foreach (FileChange change in changes.Files)
        {
            if (change.Content is { } content)
                Write(folder, change.Path, content.ToArray());
            else
                File.Delete(Path.Combine(folder, change.Path));
        }
        return folder;
    }

    private static void Write(string folder, string path, byte[] content)
    {
        string file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }
}
