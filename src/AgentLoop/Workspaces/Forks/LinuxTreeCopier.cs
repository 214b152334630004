using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop;

/// <summary>Copies a tree with few system calls, one level of folders after the other, the folders of a level in parallel.</summary>
/// <param name="copied">Is told of each file and link that was copied: its path, its status here, and its status there.</param>
/// <param name="parallelism">How many folders are copied at once.</param>
internal sealed unsafe class LinuxTreeCopier(Action<string, FileStatus, FileStatus> copied, int parallelism) : ITreeCopier
{
    private const uint OwnerAll = 0x1c0;

    private readonly ConcurrentBag<string> skipped = [];

    public IReadOnlyList<string> Copy(string from, string to, CancellationToken cancellationToken)
    {
        int source = OpenRoot(from);
        int target = OpenRoot(to);
        ParallelOptions options = new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = parallelism };
        FileCopier files = new(UmaskOf(target));
        try
        {
            ConcurrentBag<byte[]> level = [[]];
            while (!level.IsEmpty)
            {
                ConcurrentBag<byte[]> next = [];
                Parallel.ForEach(level, options, folder => CopyFolder(source, target, folder, files, next));
                level = next;
            }

            return [.. skipped.Order(StringComparer.Ordinal)];
        }
        finally
        {
            LinuxCalls.close(source);
            LinuxCalls.close(target);
        }
    }

    private void CopyFolder(int sourceRoot, int targetRoot, byte[] path, FileCopier files, ConcurrentBag<byte[]> nested)
    {
        int opened = BeneathPath.Open(sourceRoot, path, LinuxFlags.ReadFolder);
        if (opened < 0 && (LinuxError.IsDenial || LinuxError.IsAbsence))
        {
            skipped.Add(Encoding.UTF8.GetString(path));
            return;
        }

        Check(opened, path);
        using LinuxFolder source = LinuxFolder.Over(opened) ?? throw Failure(path);
        using LinuxFolder target = LinuxFolder.Over(BeneathPath.Open(targetRoot, path, LinuxFlags.ReadFolder)) ?? throw Failure(path);

        while (source.MoveNext())
        {
            if (!PathGuard.IsGit(source.NameBytes))
                CopyEntry(source, target.Descriptor, path, files, nested);
        }

        if (LinuxStatus.Of(source.Descriptor) is { } status)
        {
            LinuxCalls.fchmod(target.Descriptor, (uint)status.Mode | OwnerAll);
            LinuxTimes.Set(target.Descriptor, status.Modified);
        }
    }

    private void CopyEntry(LinuxFolder source, int target, byte[] folder, FileCopier files, ConcurrentBag<byte[]> nested)
    {
        byte[] path = folder.Length == 0 ? source.NameBytes.ToArray() : [.. folder, (byte)'/', .. source.NameBytes];
        switch (source.Kind)
        {
            case FileKind.Folder:
                Check(LinuxCalls.mkdirat(target, source.Name, OwnerAll), path);
                nested.Add(path);
                break;
            case FileKind.Link:
                CopyLink(source, target, path);
                break;
            case FileKind.File:
                CopyFile(source, target, path, files);
                break;
        }
    }

    private void CopyFile(LinuxFolder source, int target, byte[] path, FileCopier files)
    {
        switch (files.Copy(source.Descriptor, source.Name, target, out FileStatus from, out FileStatus to))
        {
            case FileCopyEnd.Copied:
                copied(Encoding.UTF8.GetString(path), from, to);
                break;
            case FileCopyEnd.Unreadable:
                skipped.Add(Encoding.UTF8.GetString(path));
                break;
            case FileCopyEnd.Failed:
                Check(-1, path);
                break;
        }
    }

    private void CopyLink(LinuxFolder source, int target, byte[] path)
    {
        byte* link = stackalloc byte[4097];
        nint length = LinuxCalls.readlinkat(source.Descriptor, source.Name, link, 4096);
        if (length < 0)
            return;
        link[length] = 0;
        Check(LinuxCalls.symlinkat(link, target, source.Name), path);
        if (LinuxStatus.Of(source.Descriptor, source.Name, LinuxFlags.NotFollowing) is not { } from)
            return;
        LinuxTimes.SetLink(target, source.Name, from.Modified);
        if (LinuxStatus.Of(target, source.Name, LinuxFlags.NotFollowing) is { } to)
            copied(Encoding.UTF8.GetString(path), from, to);
    }

    private static void Check(int result, byte[] path)
    {
        if (result < 0)
            throw Failure(path);
    }

    private static AgentLoopException Failure(byte[] path) =>
        new($"\"{Encoding.UTF8.GetString(path)}\" cannot be copied into a fork: {Marshal.GetLastPInvokeErrorMessage()}.");

    private static int OpenRoot(string path)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            int root = LinuxCalls.openat(LinuxFlags.CurrentFolder, name, LinuxFlags.PathOnly | LinuxFlags.Folder | LinuxFlags.CloseOnExec, 0);
            return root >= 0 ? root : throw LinuxError.Say(path);
        }
    }

    /// <summary>The permissions that new files are denied, seen on the folder that was just made with all of them.</summary>
    private static uint UmaskOf(int folder) => LinuxStatus.Of(folder) is { } status ? ~(uint)status.Mode & 0x1ff : 0x1ff;
}
