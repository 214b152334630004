using System.IO.Enumeration;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>Reads through the framework alone: for systems other than Linux.</summary>
internal sealed class PortableFileTree(string root) : IFileTree
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None };

    public IReadOnlyList<FolderEntry> ListAll(string folder, int most = int.MaxValue) => IsFolder(folder)
        ? [.. new FileSystemEnumerable<FolderEntry>(Absolute(folder), Describe, Everything).Take(most)]
        : [];

    public bool MayList(string folder)
    {
        try
        {
            return !IsFolder(folder) || Directory.EnumerateFileSystemEntries(Absolute(folder)).Take(1).Count() <= 1;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    public FileStatus? Status(string path)
    {
        FileInfo file = new(Absolute(path));
        if ((int)file.Attributes == -1 || !IsFolder(Parent(path)))
            return null;
        return new FileStatus
        {
            Kind = KindOf(file.Attributes),
            Length = file.Attributes.HasFlag(FileAttributes.Directory) ? 0 : file.Length,
            Mode = OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : file.UnixFileMode,
            Modified = (file.LastWriteTimeUtc - DateTime.UnixEpoch).Ticks * 100,
        };
    }

    public FileStatus? Peek(string path) => Status(path);

    public OpenedFile? Open(string path)
    {
        if (Status(path) is not { Kind: FileKind.File } status)
            return null;
        try
        {
            SafeFileHandle handle = File.OpenHandle(Absolute(path), share: FileShare.ReadWrite | FileShare.Delete);
            return new OpenedFile(handle, status);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new AgentLoopException($"\"{path}\" may not be read; make it readable or have it ignored.", e);
        }
    }

    public byte[]? ReadLink(string path) => Status(path) is { Kind: FileKind.Link } && new FileInfo(Absolute(path)).LinkTarget is string target
        ? Encoding.UTF8.GetBytes(target)
        : null;

    public void Dispose()
    {
    }

    /// <summary>Whether this is a folder that no symbolic link leads to.</summary>
    private bool IsFolder(string folder)
    {
        for (string part = folder; part.Length > 0; part = Parent(part))
        {
            if (KindOf(new FileInfo(Absolute(part)).Attributes) != FileKind.Folder)
                return false;
        }

        return true;
    }

    private string Absolute(string path) => Path.Combine(root, path);

    private static string Parent(string path) => path.LastIndexOf('/') is >= 0 and int slash ? path[..slash] : "";

    private static FolderEntry Describe(ref FileSystemEntry entry) => new()
    {
        Name = entry.FileName.ToString(),
        Kind = KindOf(entry.Attributes),
    };

    private static FileKind KindOf(FileAttributes attributes) => attributes switch
    {
        _ when attributes.HasFlag(FileAttributes.ReparsePoint) => FileKind.Link,
        _ when attributes.HasFlag(FileAttributes.Directory) => FileKind.Folder,
        _ when attributes.HasFlag(FileAttributes.Device) => FileKind.Other,
        _ => FileKind.File,
    };
}
