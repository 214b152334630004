using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>
/// A 32-bit program that asks for a user namespace by the 32-bit entry point of x86-64, which has a table of calls of its own, and exits with 42
/// where it gets one.
/// </summary>
/// <remarks>The format: the System V ABI's ELF, one header and one segment of code.</remarks>
internal static class ForeignProgram
{
    private static ReadOnlySpan<byte> Header =>
    [
        0x7F, (byte)'E', (byte)'L', (byte)'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 3, 0, 1, 0, 0, 0, 0x54, 0x80, 0x04, 0x08, 52, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 52, 0, 32, 0, 1, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static ReadOnlySpan<byte> Segment =>
    [
        1, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x04, 0x08, 0, 0x80, 0x04, 0x08, 0x75, 0, 0, 0, 0x75, 0, 0, 0, 5, 0, 0, 0, 0, 0x10, 0, 0,
    ];

    /// <summary>unshare(CLONE_NEWUSER), then exit(42) where that gave 0 and exit(1) where it did not.</summary>
    private static ReadOnlySpan<byte> Code =>
    [
        0xB8, 0x36, 0x01, 0, 0, 0xBB, 0, 0, 0, 0x10, 0xCD, 0x80, 0xBB, 42, 0, 0, 0, 0x85, 0xC0, 0x74, 0x05, 0xBB, 1, 0, 0, 0,
        0xB8, 1, 0, 0, 0, 0xCD, 0x80,
    ];

    /// <summary>Writes the program, where there is such an entry point.</summary>
    public static void Write(string path)
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || OperatingSystem.IsWindows())
            return;
        File.WriteAllBytes(path, [.. Header, .. Segment, .. Code]);
        File.SetUnixFileMode(path, (UnixFileMode)0x1ED);
    }
}
