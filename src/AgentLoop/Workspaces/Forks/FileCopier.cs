using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>
/// Copies ordinary files between open folders: by sharing their blocks where the file system can (asked once), else through
/// memory for small ones and inside of the kernel for large ones.
/// </summary>
internal sealed unsafe class FileCopier(uint umask)
{
    private const int Small = 64 * 1024;

    private volatile bool clones = true;

    public FileCopyEnd Copy(int sourceFolder, byte* name, int targetFolder, out FileStatus from, out FileStatus to)
    {
        from = to = default;
        int source = LinuxCalls.openat(sourceFolder, name, LinuxFlags.ReadFile, 0);
        if (source < 0)
            return LinuxError.IsAbsence ? FileCopyEnd.Gone : LinuxError.IsDenial ? FileCopyEnd.Unreadable : FileCopyEnd.Failed;
        FileCopyEnd end = FileCopyEnd.Gone;
        if (LinuxStatus.Of(source) is { Kind: FileKind.File } status)
        {
            from = status;
            end = CopyInto(source, name, targetFolder, status, out to);
            if (LinuxStatus.Of(source) != status)
                from = default;
        }

        LinuxError.CloseQuietly(source);
        return end;
    }

    private FileCopyEnd CopyInto(int source, byte* name, int targetFolder, in FileStatus from, out FileStatus to)
    {
        to = default;
        int target = LinuxCalls.openat(targetFolder, name, LinuxFlags.CreateFile, (uint)from.Mode);
        if (target < 0)
            return FileCopyEnd.Failed;
        bool copied = CopyContent(source, target, from.Length);
        if (copied)
        {
            if (((uint)from.Mode & umask) != 0)
                LinuxCalls.fchmod(target, (uint)from.Mode);
            LinuxTimes.Set(target, from.Modified);
            to = LinuxStatus.Of(target) ?? default;
        }

        LinuxError.CloseQuietly(target);
        return copied ? FileCopyEnd.Copied : FileCopyEnd.Failed;
    }

    private bool CopyContent(int source, int target, long length)
    {
        if (clones && length > 0)
        {
            if (LinuxCalls.ioctl(target, LinuxFlags.CloneFile, source) == 0)
                return true;
            if (Marshal.GetLastPInvokeError() == LinuxError.NoSpace)
                return false;
            clones = false;
        }

        return length > Small ? CopyInKernel(source, target) : CopyThroughMemory(source, target);
    }

    private static bool CopyInKernel(int source, int target)
    {
        nint copied;
        bool any = false;
        while ((copied = LinuxCalls.copy_file_range(source, null, target, null, int.MaxValue, 0)) > 0)
            any = true;
        if (copied == 0 && any)
            return true;
        return (copied == 0 || Marshal.GetLastPInvokeError() != LinuxError.NoSpace) && CopyThroughMemory(source, target);
    }

    /// <summary>Goes on where the files stand.</summary>
    [SkipLocalsInit]
    private static bool CopyThroughMemory(int source, int target)
    {
        byte* buffer = stackalloc byte[Small];
        nint read;
        while ((read = LinuxCalls.read(source, buffer, Small)) > 0)
        {
            for (nint written = 0; written < read;)
            {
                nint more = LinuxCalls.write(target, buffer + written, read - written);
                if (more < 0)
                    return false;
                written += more;
            }

            if (read < Small)
                return true;
        }

        return read == 0;
    }
}
