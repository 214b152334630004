using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

internal sealed unsafe class LinuxFileTree(string root) : IFileTree
{
    private readonly SafeFileHandle handle = OpenRoot(root);

    private int Root => (int)handle.DangerousGetHandle();

    public IReadOnlyList<FolderEntry> ListAll(string folder, int most = int.MaxValue)
    {
        int descriptor = BeneathPath.Open(Root, folder, LinuxFlags.ReadFolder);
        if (descriptor < 0)
            return LinuxError.IsAbsence || LinuxError.IsDenial ? [] : throw LinuxError.Say(folder);
        using LinuxFolder opened = LinuxFolder.Over(descriptor) ?? throw LinuxError.Say(folder);
        List<FolderEntry> entries = [];
        while (entries.Count < most && opened.MoveNext())
        {
            entries.Add(Utf8.IsValid(opened.NameBytes)
                ? new FolderEntry { Name = Encoding.UTF8.GetString(opened.NameBytes), Kind = opened.Kind }
                : new FolderEntry { Name = ShownText.Of(opened.NameBytes), Kind = opened.Kind, IsNoText = true });
        }

        return entries;
    }

    public bool MayList(string folder)
    {
        int descriptor = BeneathPath.Open(Root, folder, LinuxFlags.ReadFolder);
        if (descriptor < 0)
            return !LinuxError.IsDenial;
        int self = BeneathPath.Open(descriptor, "."u8, LinuxFlags.PathOnly | LinuxFlags.ReadFolder);
        LinuxCalls.close(descriptor);
        if (self >= 0)
            LinuxCalls.close(self);
        return self >= 0;
    }

    /// <summary>Whether a folder has one of these extended attributes, each name ended by a zero; also where that cannot be told.</summary>
    public bool HasAttribute(string folder, IEnumerable<byte[]> names)
    {
        int descriptor = BeneathPath.Open(Root, folder, LinuxFlags.ReadFolder);
        if (descriptor < 0)
            return true;
        bool has = names.Any(name => HasAttribute(descriptor, name));
        LinuxCalls.close(descriptor);
        return has;
    }

    public FileStatus? Status(string path)
    {
        int file = OpenPath(path);
        if (file < 0)
            return null;
        FileStatus? status = LinuxStatus.Of(file);
        LinuxCalls.close(file);
        return status;
    }

    public FileStatus? Peek(string path)
    {
        Span<byte> buffer = stackalloc byte[512];
        if (!Encoding.UTF8.TryGetBytes(path, buffer[..^1], out int length))
            return Status(path);
        buffer[length] = 0;
        fixed (byte* name = buffer)
            return LinuxStatus.Of(Root, name, LinuxFlags.NotFollowing);
    }

    public OpenedFile? Open(string path)
    {
        int file = BeneathPath.Open(Root, path, LinuxFlags.ReadFile);
        if (file < 0)
            return LinuxError.IsAbsence ? null : throw (LinuxError.IsDenial ? Unreadable(path) : LinuxError.Say(path));

        SafeFileHandle opened = new(file, ownsHandle: true);
        if (LinuxStatus.Of(file) is { Kind: FileKind.File } status)
            return new OpenedFile(opened, status);
        opened.Dispose();
        return null;
    }

    public byte[]? ReadLink(string path)
    {
        int link = OpenPath(path);
        if (link < 0)
            return null;
        byte* target = stackalloc byte[4096];
        byte empty = 0;
        nint length = LinuxCalls.readlinkat(link, &empty, target, 4096);
        LinuxCalls.close(link);
        return length >= 0 ? new ReadOnlySpan<byte>(target, (int)length).ToArray() : null;
    }

    /// <summary>Holds a folder open for what is done in it by <c>/proc/self/fd</c>; <see langword="null"/> where there is none.</summary>
    public SafeFileHandle? OpenFolder(string folder)
    {
        int file = BeneathPath.Open(Root, folder, LinuxFlags.PathOnly | LinuxFlags.ReadFolder);
        if (file < 0)
            return LinuxError.IsAbsence || LinuxError.IsDenial ? null : throw LinuxError.Say(folder);
        return new SafeFileHandle(file, ownsHandle: true);
    }

    public void Dispose() => handle.Dispose();

    private static bool HasAttribute(int descriptor, byte[] name)
    {
        fixed (byte* pinned = name)
            return LinuxCalls.fgetxattr(descriptor, pinned, null, 0) >= 0 || !LinuxError.IsNoAttribute;
    }

    /// <summary>Opens whatever there is, without the right to read it; -1 where there is nothing.</summary>
    private int OpenPath(string path)
    {
        int file = BeneathPath.Open(Root, path, LinuxFlags.PathOnly | LinuxFlags.NoFollow | LinuxFlags.CloseOnExec);
        return file >= 0 || LinuxError.IsAbsence || LinuxError.IsDenial ? file : throw LinuxError.Say(path);
    }

    private static AgentLoopException Unreadable(string path) => new($"\"{path}\" may not be read; make it readable or have it ignored.");

    private static SafeFileHandle OpenRoot(string root)
    {
        fixed (byte* path = Encoding.UTF8.GetBytes(root + '\0'))
        {
            int file = LinuxCalls.openat(LinuxFlags.CurrentFolder, path, LinuxFlags.PathOnly | LinuxFlags.Folder | LinuxFlags.CloseOnExec, 0);
            return file >= 0
                ? new SafeFileHandle(file, ownsHandle: true)
                : throw LinuxError.Say(root);
        }
    }
}
