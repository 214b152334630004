namespace AgentLoop;

internal static class ChangePaths
{
    /// <summary>Where the file is afterwards; <see langword="null"/> if it is gone.</summary>
    public static string? Destination(this FileChange change) => change.Kind switch
    {
        FileChangeKind.Delete => null,
        FileChangeKind.Rename => change.NewPath,
        _ => change.Path,
    };

    /// <summary>Whether nothing is left at the path it had.</summary>
    public static bool Vacates(this FileChange change) => change.Kind is FileChangeKind.Delete or FileChangeKind.Rename;

    /// <summary>The path of the folder a path is in; empty for the root.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is >= 0 and int slash ? path[..slash] : "";

    /// <summary>The path of an entry of a folder.</summary>
    public static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    /// <summary>The last part of a path.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The folders a path is in, the nearest first, without the root.</summary>
    public static IEnumerable<string> Folders(string path)
    {
        for (string folder = Folder(path); folder.Length > 0; folder = Folder(folder))
            yield return folder;
    }
}
