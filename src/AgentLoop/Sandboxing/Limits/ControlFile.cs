using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>The small files by which control groups are spoken to.</summary>
internal static class ControlFile
{
    /// <summary>Opens one for writing, without the lock that the framework would take.</summary>
    public static SafeFileHandle Open(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    /// <exception cref="IOException">The kernel refused the value.</exception>
    public static void Write(string path, string value)
    {
        using SafeFileHandle file = Open(path);
        RandomAccess.Write(file, Encoding.ASCII.GetBytes(value), fileOffset: 0);
    }

    public static void Write(string path, long value) => Write(path, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number in a file, or in its line that begins with a key; 0 where there is none.</summary>
    public static long Number(string path, string key = "")
    {
        Span<byte> buffer = stackalloc byte[4096];
        ReadOnlySpan<byte> rest = ProcFile.Read(path, buffer);
        Span<byte> start = stackalloc byte[64];
        start = start[..Encoding.ASCII.GetBytes(key.Length == 0 ? "" : key + " ", start)];
        while (!rest.StartsWith(start))
        {
            int end = rest.IndexOf((byte)'\n');
            if (end < 0)
                return 0;
            rest = rest[(end + 1)..];
        }

        return Utf8Parser.TryParse(rest[start.Length..], out long number, out _) ? number : 0;
    }
}
