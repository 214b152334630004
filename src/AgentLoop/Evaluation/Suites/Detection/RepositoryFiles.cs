using System.Text;

namespace AgentLoop;

/// <summary>The files of a repository that are its own, and the text of some of them: bounded, for nobody vouches for any of it.</summary>
internal sealed class RepositoryFiles
{
    private const int MaxFileBytes = 512 * 1024;
    private const int MaxReads = 4000;
    private const int MaxPathLength = 1000;

    private readonly IWorkspaceView view;
    private readonly HashSet<string> paths;
    private readonly ILookup<string, string> byName;
    private readonly Dictionary<string, string?> texts = new(StringComparer.Ordinal);

    public RepositoryFiles(IWorkspaceView view)
    {
        this.view = view;
        HashSet<string> environments = PassedOverFolders.Environments(view.Snapshot.Entries);
        Paths = [.. view.Snapshot.Entries
            .Where(entry => entry.Mode is WorkspaceFileMode.File or WorkspaceFileMode.Executable)
            .Select(entry => entry.Path)
            .Where(path => path.Length <= MaxPathLength && !path.Any(char.IsControl) && !PassedOverFolders.Holds(path, environments))];
        paths = new(Paths, StringComparer.Ordinal);
        byName = Paths.ToLookup(path => path[(path.LastIndexOf('/') + 1)..], StringComparer.Ordinal);
    }

    /// <summary>All paths, in ordinal order.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The folder of a path; empty for the workspace's own.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is > 0 and int end ? path[..end] : "";

    /// <summary>A path below a folder.</summary>
    public static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    /// <summary>Whether a path, or a folder, is in a folder or is the folder itself.</summary>
    public static bool IsIn(string path, string folder) =>
        folder.Length == 0 || (path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/'));

    /// <summary>A folder and those it is in, the innermost first, the workspace last.</summary>
    public static IEnumerable<string> Upwards(string folder)
    {
        for (; folder.Length > 0; folder = Folder(folder))
            yield return folder;
        yield return "";
    }

    public bool Has(string path) => paths.Contains(path);

    /// <summary>Those of a file name, the outermost first.</summary>
    public IEnumerable<string> Named(string name) => byName[name].OrderBy(path => path.Count(c => c == '/')).ThenBy(path => path, StringComparer.Ordinal);

    /// <summary>The text of a file; <see langword="null"/> where there is none, it is too large, or too many were read.</summary>
    public async ValueTask<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (texts.TryGetValue(path, out string? known))
            return known;
        if (!paths.Contains(path) || texts.Count >= MaxReads)
            return null;
        ReadOnlyMemory<byte>? content = await view.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        return texts[path] = content is { Length: <= MaxFileBytes } bytes ? Text(bytes.Span) : null;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
}
