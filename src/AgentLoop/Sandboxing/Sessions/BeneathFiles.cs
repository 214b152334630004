using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>The files of a workspace where the kernel holds every path beneath it.</summary>
internal sealed class BeneathFiles : IWorkspaceFiles
{
    private const int WriteOnly = 1;
    private const int Create = 0x40;
    private const int Exclusive = 0x80;
    private const int Truncate = 0x200;
    private const int NoBlock = 0x800;
    private const uint ReadWriteAll = 0x1B6;
    private const long LargestFile = 256 * 1024 * 1024;

    private readonly BeneathFolder _root;

    private BeneathFiles(BeneathFolder root) => _root = root;

    /// <summary>The files of the workspace; <see langword="null"/> where the kernel has no <c>openat2</c>.</summary>
    public static BeneathFiles? Open(string workspace)
    {
        BeneathFolder root = new(workspace);
        using SafeFileHandle self = root.Open(".", BeneathFolder.PathOnly, 0, out int error);
        if (error == 0)
            return new BeneathFiles(root);
        root.Dispose();
        return null;
    }

    /// <exception cref="AgentLoopException">The file is larger than what is read at once.</exception>
    public static void ThrowIfTooLarge(string path, long length)
    {
        if (length > LargestFile)
            throw new AgentLoopException($"The file \"{path}\" has {length} bytes; more than {LargestFile} are not read at once.");
    }

    public ReadOnlyMemory<byte>? Read(string path)
    {
        SessionPath.Check(path);
        using SafeFileHandle file = _root.Open(path, NoBlock, 0, out int error);
        if (error is Libc.ENOENT or Libc.ENOTDIR)
            return null;
        ThrowIfRefused(path, error);
        long length = RegularLength(path, file);
        ThrowIfTooLarge(path, length);
        byte[] content = new byte[length];
        int read = 0, count;
        while (read < content.Length && (count = RandomAccess.Read(file, content.AsSpan(read), read)) > 0)
            read += count;
        return content.AsMemory(0, read);
    }

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        SessionPath.Check(path);
        SafeFileHandle file = OpenToWrite(path, out int error);
        if (error == Libc.ENOENT)
        {
            MakeFolders(path);
            file = OpenToWrite(path, out error);
        }

        using (file)
        {
            ThrowIfRefused(path, error);
            _ = RegularLength(path, file);
            WriteAll(path, file, content);
        }
    }

    public string? ProblemWithFolder(string path)
    {
        if (path.Length == 0)
            return null;
        if (SessionPath.ProblemWith(path) is { } problem)
            return problem;
        using SafeFileHandle folder = _root.Open(path, BeneathFolder.PathOnly | BeneathFolder.FolderOnly, 0, out int error);
        return error switch
        {
            0 => null,
            Libc.ENOENT => $"The working directory \"{path}\" does not exist in the workspace.",
            Libc.ENOTDIR => $"The working directory \"{path}\" is not a folder.",
            _ => Sentence(path, error),
        };
    }

    public void Dispose() => _root.Dispose();

    private SafeFileHandle OpenToWrite(string path, out int error)
    {
        const int How = WriteOnly | Truncate | NoBlock;
        if (!_root.BelongsToAnother)
            return _root.Open(path, How | Create, ReadWriteAll, out error);
        SafeFileHandle old = _root.Open(path, How, 0, out error);
        if (error != Libc.ENOENT)
            return old;
        SafeFileHandle made = _root.Open(path, How | Create | Exclusive, ReadWriteAll, out error);
        if (error == 0)
            error = _root.GiveAway(made);
        return made;
    }

    private void MakeFolders(string path)
    {
        string[] names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < names.Length - 1; i++)
            ThrowIfRefused(path, _root.MakeFolder(i == 0 ? "." : string.Join('/', names[..i]), names[i]));
    }

    /// <summary>A named pipe or a socket would hold the host up, and a folder has no bytes.</summary>
    private static long RegularLength(string path, SafeFileHandle file)
    {
        SessionFileStatus status = SessionFileStatus.Of(file);
        return status.IsRegular ? status.Length : throw new AgentLoopException($"\"{path}\" is not a regular file.");
    }

    private static void WriteAll(string path, SafeFileHandle file, ReadOnlySpan<byte> content)
    {
        try
        {
            RandomAccess.Write(file, content, fileOffset: 0);
        }
        catch (IOException refused)
        {
            throw new AgentLoopException($"The file \"{path}\" could not be written: {refused.Message}", refused);
        }
    }

    private static void ThrowIfRefused(string path, int error)
    {
        if (error != 0)
            throw new AgentLoopException(Sentence(path, error));
    }

    private static string Sentence(string path, int error) => error switch
    {
        Libc.EXDEV or Libc.ELOOP => SessionPath.Leaves(path),
        Libc.EISDIR or Libc.ENXIO => $"\"{path}\" is not a regular file.",
        _ => $"\"{path}\" could not be opened in the workspace: {Marshal.GetPInvokeErrorMessage(error)}.",
    };
}
