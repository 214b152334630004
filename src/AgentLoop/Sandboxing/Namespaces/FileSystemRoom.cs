using System.Text;

namespace AgentLoop;

/// <summary>Whether anything can still be written to the file system at a path.</summary>
/// <remarks>The structure: <c>struct statfs</c> of 64-bit Linux, of which six words are read.</remarks>
internal static unsafe class FileSystemRoom
{
    private const int Words = 16;
    private const int FreeBlocks = 4;
    private const int AllFiles = 5;
    private const int FreeFiles = 6;

    private static readonly SystemCall StatFs = new(137, 43);

    /// <summary>Whether it has no block or no file left; not where that cannot be told.</summary>
    public static bool IsFull(string path)
    {
        long* status = stackalloc long[Words];
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            if (Libc.Syscall(StatFs.Number, (nint)name, (nint)status, 0, 0, 0) != 0)
                return false;
        }

        return status[FreeBlocks] == 0 || (status[AllFiles] > 0 && status[FreeFiles] == 0);
    }
}
