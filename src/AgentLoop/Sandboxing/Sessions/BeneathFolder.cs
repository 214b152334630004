using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>
/// A folder that is opened into through links that stay in it; the kernel itself refuses every way out, whatever is renamed or linked meanwhile.
/// </summary>
internal sealed unsafe class BeneathFolder : IDisposable
{
    public const int PathOnly = LinuxFlags.PathOnly;

    private const int CurrentFolder = -100;
    private const int EmptyPath = 0x1000;
    private const uint AllAll = 0x1FF;

    private readonly SafeFileHandle _root;
    private readonly SessionFileStatus _status;

    public BeneathFolder(string path)
    {
        fixed (byte* name = Name(path))
        {
            _root = new SafeFileHandle(
                Libc.Syscall(SystemCall.OpenAt.Number, CurrentFolder, (nint)name, PathOnly | Libc.O_CLOEXEC, 0, 0), ownsHandle: true);
        }

        _status = SessionFileStatus.Of(_root);
    }

    /// <summary>Whether what a privileged host makes here would not belong to whom the rest belongs to, who could then not change it.</summary>
    public bool BelongsToAnother => EffectiveUser.IsRoot && _status.User != EffectiveUser.Id;

    /// <summary>The flag that refuses what is no folder; its value depends on the architecture.</summary>
    public static int FolderOnly => LinuxFlags.Folder;

    /// <summary>Opens what the path leads to; on failure the handle is invalid and the error is not 0.</summary>
    public SafeFileHandle Open(string path, int flags, uint mode, out int error)
    {
        int descriptor = BeneathPath.OpenThroughLinks((int)_root.DangerousGetHandle(), path, flags | Libc.O_CLOEXEC, mode);
        error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Makes a folder in another one; the error, 0 also where there is already something of that name.</summary>
    public int MakeFolder(string above, string name)
    {
        using SafeFileHandle folder = Open(above, PathOnly | FolderOnly, 0, out int error);
        if (error != 0)
            return error;
        fixed (byte* bytes = Name(name))
        {
            bool made = Libc.Syscall(SystemCall.MakeFolderAt.Number, folder.DangerousGetHandle(), (nint)bytes, (nint)AllAll, 0, 0) == 0;
            if (!made)
                return Libc.Errno == Libc.EEXIST ? 0 : Libc.Errno;
        }

        using SafeFileHandle inner = Open(above + "/" + name, PathOnly | FolderOnly, 0, out _);
        return BelongsToAnother && !inner.IsInvalid ? GiveAway(inner) : 0;
    }

    /// <summary>Gives what the host has just made to the owner of the folder, unless it belongs to someone else by now; the error, or 0.</summary>
    public int GiveAway(SafeFileHandle made)
    {
        if (SessionFileStatus.Of(made).User != EffectiveUser.Id)
            return 0;
        byte none = 0;
        nint given = Libc.Syscall(
            NamespaceCalls.ChangeOwnerAt.Number, made.DangerousGetHandle(), (nint)(&none), (nint)_status.User, (nint)_status.Group, EmptyPath);
        return given == 0 ? 0 : Libc.Errno;
    }

    public void Dispose() => _root.Dispose();

    private static byte[] Name(string path) => Encoding.UTF8.GetBytes(path + '\0');
}
