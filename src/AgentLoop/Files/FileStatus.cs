using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>What the file system says of a file. While it says the same, the content is the same.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileStatus
{
    public required FileKind Kind { get; init; }

    public long Length { get; init; }

    /// <summary>The permission bits, such as 0644.</summary>
    public UnixFileMode Mode { get; init; }

    /// <summary>The type and all permission bits as Linux counts them, set-ID and sticky bits too; 0 elsewhere.</summary>
    public int RawMode { get; init; }

    public ulong Inode { get; init; }

    public ulong Device { get; init; }

    /// <summary>Nanoseconds since 1970.</summary>
    public long Modified { get; init; }

    /// <summary>Nanoseconds since 1970. Unlike <see cref="Modified"/> no program can set it back.</summary>
    public long Changed { get; init; }

    public WorkspaceFileMode WorkspaceMode => Kind switch
    {
        FileKind.Link => WorkspaceFileMode.SymbolicLink,
        _ when Mode.HasFlag(UnixFileMode.UserExecute) => WorkspaceFileMode.Executable,
        _ => WorkspaceFileMode.File,
    };
}
