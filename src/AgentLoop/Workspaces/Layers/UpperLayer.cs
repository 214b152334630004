namespace AgentLoop;

/// <summary>
/// The upper directory of an overlay file system, which says where to look for changes: what stands there under a name was made, changed or
/// (by a whiteout) deleted. Which of these, and what the content is, both layers together tell, whatever the format of the mark.
/// </summary>
/// <remarks>
/// "whiteouts and opaque directories" and "renaming directories" in the kernel's Documentation/filesystems/overlayfs.rst. A program in the fork can
/// set attributes of the kind that its mount does not obey; it gains nothing, since a folder with one is only looked at more closely.
/// </remarks>
internal sealed class UpperLayer(LinuxFileTree tree) : IDisposable
{
    /// <summary>With these, what is below a folder of the same name does not shine through, or something else does.</summary>
    private static readonly byte[][] Hiding =
    [
        .. new[] { "trusted", "user" }.SelectMany(space => new[]
        {
            System.Text.Encoding.ASCII.GetBytes($"{space}.overlay.opaque\0"),
            System.Text.Encoding.ASCII.GetBytes($"{space}.overlay.redirect\0"),
        }),
    ];

    /// <summary>What differs in a folder that shines through.</summary>
    public IReadOnlyList<FolderEntry> List(string folder, int most) => tree.ListAll(folder, most);

    public bool MayList(string folder) => tree.MayList(folder);

    /// <summary>Whether a folder may hide what is below it, or show what was elsewhere.</summary>
    public bool MayHide(string folder) => tree.HasAttribute(folder, Hiding);

    public void Dispose() => tree.Dispose();
}
