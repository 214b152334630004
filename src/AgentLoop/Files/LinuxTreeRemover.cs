using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop;

/// <summary>
/// Removes a tree that a hostile program may have made: names that are no text, folders nested without end, folders that may
/// not be written. Each nested folder is first moved to the top, so that neither the stack nor the open files grow with depth.
/// </summary>
internal sealed unsafe class LinuxTreeRemover
{
    private const uint OwnerAll = 0x1c0;

    private readonly int root;
    private long moved;

    private LinuxTreeRemover(int root) => this.root = root;

    /// <exception cref="AgentLoopException">Something in it cannot be removed.</exception>
    public static void Remove(string path)
    {
        fixed (byte* name = Terminated(path))
        {
            int folder = OpenFolder(LinuxFlags.CurrentFolder, name);
            if (folder >= 0)
            {
                new LinuxTreeRemover(folder).Empty();
                LinuxCalls.close(folder);
            }

            if (LinuxCalls.unlinkat(LinuxFlags.CurrentFolder, name, LinuxFlags.RemoveFolder) != 0
                && Marshal.GetLastPInvokeError() != LinuxError.NotFound)
            {
                throw new AgentLoopException($"The folder \"{path}\" cannot be removed: {Marshal.GetLastPInvokeErrorMessage()}.");
            }
        }
    }

    private void Empty()
    {
        while (List(root) is { Count: > 0 } names)
        {
            int removed = 0;
            foreach (byte[] name in names)
            {
                fixed (byte* pinned = name)
                    removed += RemoveTop(pinned) ? 1 : 0;
            }

            if (removed == 0)
                return;
        }
    }

    private bool RemoveTop(byte* name)
    {
        if (LinuxCalls.unlinkat(root, name, 0) == 0)
            return true;
        int folder = OpenFolder(root, name);
        if (folder < 0)
            return false;
        foreach (byte[] entry in List(folder))
        {
            fixed (byte* pinned = entry)
            {
                if (LinuxCalls.unlinkat(folder, pinned, 0) != 0)
                    MoveToTop(folder, pinned);
            }
        }

        LinuxCalls.close(folder);
        return LinuxCalls.unlinkat(root, name, LinuxFlags.RemoveFolder) == 0;
    }

    private void MoveToTop(int folder, byte* name)
    {
        if (LinuxCalls.unlinkat(folder, name, LinuxFlags.RemoveFolder) == 0)
            return;
        int nested = OpenFolder(folder, name);
        if (nested >= 0)
            LinuxCalls.close(nested);
        fixed (byte* free = Terminated(string.Create(CultureInfo.InvariantCulture, $".removed-{++moved}-{Environment.CurrentManagedThreadId}")))
            LinuxCalls.renameat(folder, name, root, free);
    }

    /// <summary>Opens a folder, made writable for its owner; -1 where there is none.</summary>
    private static int OpenFolder(int parent, byte* name)
    {
        int folder = LinuxCalls.openat(parent, name, LinuxFlags.ReadFolder, 0);
        if (folder < 0 && Marshal.GetLastPInvokeError() == LinuxError.AccessDenied && LinuxCalls.fchmodat(parent, name, OwnerAll, 0) == 0)
            return LinuxCalls.openat(parent, name, LinuxFlags.ReadFolder, 0);
        if (folder >= 0 && LinuxStatus.Of(folder) is { } status && !status.Mode.HasFlag(UnixFileMode.UserWrite | UnixFileMode.UserExecute))
            LinuxCalls.fchmod(folder, OwnerAll);
        return folder;
    }

    /// <summary>The names in a folder, each ended by a zero. The descriptor stays open.</summary>
    private static List<byte[]> List(int descriptor)
    {
        List<byte[]> names = [];
        fixed (byte* name = ".\0"u8)
        {
            using LinuxFolder? folder = LinuxFolder.Over(LinuxCalls.openat(descriptor, name, LinuxFlags.ReadFolder, 0));
            while (folder?.MoveNext() == true)
                names.Add([.. folder.NameBytes, 0]);
        }

        return names;
    }

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + '\0');
}
