namespace AgentLoop;

internal static class FileTree
{
    private const long LargestIgnoreFile = 1024 * 1024;

    /// <summary>Reads below this folder, in the best way this system has.</summary>
    public static IFileTree Open(string root) => LinuxCalls.Available ? new LinuxFileTree(root) : new PortableFileTree(root);

    /// <summary>What is in a folder and can be said as a path, in no order; nothing for one that is missing, may not be read, or is none.</summary>
    public static IReadOnlyList<FolderEntry> List(this IFileTree tree, string folder)
    {
        IReadOnlyList<FolderEntry> all = tree.ListAll(folder);
        return all.Any(entry => entry.IsNoText) ? [.. all.Where(entry => !entry.IsNoText)] : all;
    }

    /// <summary>The bytes of a folder's <c>.gitignore</c>; <see langword="null"/> where there is none, or one that is too large to be obeyed.</summary>
    public static byte[]? ReadIgnoreFile(this IFileTree tree, string folder)
    {
        using OpenedFile? file = tree.Open(ChangePaths.Join(folder, ".gitignore"));
        return file is { Status.Length: <= LargestIgnoreFile } ? file.ReadToEnd() : null;
    }

    /// <summary>The bytes of a file, or of a link's target; <see langword="null"/> where there is neither.</summary>
    public static byte[]? Read(this IFileTree tree, string path)
    {
        using OpenedFile? file = tree.Open(path);
        return file?.ReadToEnd() ?? tree.ReadLink(path);
    }
}
