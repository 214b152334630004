using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>A file without a name, to hand to a child as a descriptor: of any size, unlike a pipe.</summary>
internal static unsafe class MemoryFile
{
    private const int CloseOnExec = 1;
    private const int Executable = 0x10;

    /// <exception cref="AgentLoopException">The process has no more room for open files, or may have no program in one.</exception>
    public static SafeFileHandle Create(ReadOnlySpan<byte> content, bool isProgram = false)
    {
        fixed (byte* name = "agentloop\0"u8)
        {
            nint descriptor = Libc.Syscall(NamespaceCalls.MemoryFile.Number, (nint)name, CloseOnExec | (isProgram ? Executable : 0), 0, 0, 0);
            if (descriptor < 0 && isProgram && Libc.Errno == Libc.EINVAL)
            {
                // A kernel before 6.3 does not ask.
                descriptor = Libc.Syscall(NamespaceCalls.MemoryFile.Number, (nint)name, CloseOnExec, 0, 0, 0);
            }

            if (descriptor < 0)
                throw RawCalls.Refusal("make a file in memory", Libc.Errno);
            SafeFileHandle file = new(descriptor, ownsHandle: true);
            RandomAccess.Write(file, content, fileOffset: 0);
            return file;
        }
    }

    /// <summary>All that is in it, wherever anyone's position is.</summary>
    public static byte[] Read(SafeFileHandle file)
    {
        byte[] content = new byte[RandomAccess.GetLength(file)];
        int read = RandomAccess.Read(file, content, fileOffset: 0);
        return content[..read];
    }
}
