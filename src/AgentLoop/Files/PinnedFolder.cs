using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>
/// A folder held open, with a path that goes on meaning it: nobody can put a symbolic link in its place or its parents'
/// between a check and what is done after it.
/// </summary>
internal sealed class PinnedFolder : IDisposable
{
    private readonly SafeFileHandle? handle;

    private PinnedFolder(string path, SafeFileHandle? handle)
    {
        Path = path;
        this.handle = handle;
    }

    /// <summary>What to put a name behind.</summary>
    public string Path { get; }

    /// <summary>Holds a folder below the root; <see langword="null"/> if it is missing or a symbolic link is on the way.</summary>
    public static PinnedFolder? Open(string root, string folder)
    {
        using IFileTree tree = FileTree.Open(root);
        if (tree is LinuxFileTree linux)
        {
            return linux.OpenFolder(folder) is SafeFileHandle opened
                ? new PinnedFolder(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{opened.DangerousGetHandle()}"), opened)
                : null;
        }

        return folder.Length == 0 || tree.Status(folder) is { Kind: FileKind.Folder }
            ? new PinnedFolder(System.IO.Path.Combine(root, folder), handle: null)
            : null;
    }

    public void Dispose() => handle?.Dispose();
}
