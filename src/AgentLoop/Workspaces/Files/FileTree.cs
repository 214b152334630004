namespace AgentLoop;

internal static class FileTree
{
    /// <summary>Reads below this folder, in the best way this system has.</summary>
    public static IFileTree Open(string root) => LinuxCalls.Available ? new LinuxFileTree(root) : new PortableFileTree(root);

    /// <summary>The bytes of a file, or of a link's target; <see langword="null"/> where there is neither.</summary>
    public static byte[]? Read(this IFileTree tree, string path)
    {
        using OpenedFile? file = tree.Open(path);
        return file?.ReadToEnd() ?? tree.ReadLink(path);
    }
}
