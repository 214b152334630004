using System.Buffers;
using System.Text;

namespace AgentLoop;

/// <summary>Reads the small files of <c>/proc</c>, which vanish at any time, without an exception for each one that did.</summary>
internal static unsafe class ProcFile
{
    private const int CurrentFolder = -100;

    /// <summary>Up to the buffer's length of the file's bytes; none where it cannot be read.</summary>
    public static ReadOnlySpan<byte> Read(string path, Span<byte> buffer)
    {
        int descriptor = Open(path);
        if (descriptor < 0)
            return [];
        int count = 0;
        fixed (byte* start = buffer)
        {
            nint read;
            while (count < buffer.Length && (read = Libc.Read(descriptor, start + count, buffer.Length - count)) > 0)
                count += (int)read;
        }

        _ = Libc.Close(descriptor);
        return buffer[..count];
    }

    private static int Open(string path)
    {
        byte[] name = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(path.Length) + 1);
        name[Encoding.UTF8.GetBytes(path, name)] = 0;
        int descriptor;
        fixed (byte* start = name)
            descriptor = (int)Libc.Syscall(SystemCall.OpenAt.Number, CurrentFolder, (nint)start, Libc.O_CLOEXEC, 0, 0);
        ArrayPool<byte>.Shared.Return(name);
        return descriptor;
    }
}
