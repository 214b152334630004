using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>What is at a path, as a mount that is nowhere yet, see open_tree(2) and mount_setattr(2).</summary>
internal static class DetachedMount
{
    /// <summary>For open_tree: a copy of the mount, which no child inherits.</summary>
    public const int CloneFlags = 1 | Libc.O_CLOEXEC;

    private const int Recursive = 0x8000;
    private const int EmptyPath = 0x1000;
    private const ulong ReadOnly = 1;
    private const ulong IdentityMap = 0x100000;

    /// <summary>
    /// Opens a path of the host so that what belongs to its owner belongs to the user there; whatever is written, nothing changes its owner
    /// on the disk. What is mounted below comes along where its file system can be mapped too.
    /// </summary>
    /// <exception cref="AgentLoopException">The kernel refused.</exception>
    public static async ValueTask<SafeFileHandle> OpenForAsync(uint user, string path, MountUse use)
    {
        SessionFileStatus status = SessionFileStatus.Of(path);
        SafeFileHandle? map = status.User == user ? null : await UserMapping.OfAsync(status.User, status.Group, user).ConfigureAwait(false);
        if (TryOpen(path, map, use, Recursive, out _) is { } whole)
            return whole;
        if (TryOpen(path, map, use, 0, out int error) is { } alone)
            return alone;
        if (use == MountUse.Read && TryOpen(path, null, use, 0, out error) is { } unmapped)
            return unmapped;
        throw new AgentLoopException(
            $"\"{path}\" belongs to the user {status.User}, and the kernel refused to let the user {user} work on it "
            + $"({Marshal.GetPInvokeErrorMessage(error)}): its file system takes no mapped mounts; use a folder that belongs to {user}.");
    }

    private static SafeFileHandle? TryOpen(string path, SafeFileHandle? map, MountUse use, int recursive, out int error)
    {
        SafeFileHandle mount = Clone(path, recursive);
        error = Change(mount, map, use, recursive);
        if (error == 0)
            return mount;
        mount.Dispose();
        return null;
    }

    private static unsafe SafeFileHandle Clone(string path, int recursive)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            nint mount = Libc.Syscall(
                NamespaceCalls.OpenTree.Number, MountSteps.CurrentFolder, (nint)name, CloneFlags | recursive, 0, 0);
            return mount >= 0 ? new SafeFileHandle(mount, ownsHandle: true) : throw Refusal(path, Libc.Errno);
        }
    }

    private static AgentLoopException Refusal(string path, int error) => error == Libc.EPERM
        ? new AgentLoopException("The kernel refused to mount anything: a host with uid 0 needs CAP_SYS_ADMIN for it, which a container may have taken.")
        : RawCalls.Refusal($"mount \"{path}\"", error);

    /// <summary>The error; 0 for success.</summary>
    private static unsafe int Change(SafeFileHandle mount, SafeFileHandle? map, MountUse use, int recursive)
    {
        MountAttributes change = new()
        {
            Set = (use == MountUse.Write ? 0 : ReadOnly) | (map is null ? 0 : IdentityMap),
            Users = map is null ? 0 : (ulong)map.DangerousGetHandle(),
        };
        if (change.Set == 0)
            return 0;
        byte none = 0;
        nint changed = Libc.Syscall(
            NamespaceCalls.ChangeMount.Number, mount.DangerousGetHandle(), (nint)(&none), EmptyPath | recursive, (nint)(&change), sizeof(MountAttributes));
        return changed == 0 ? 0 : Libc.Errno;
    }
}
