using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>What <c>statx</c> answers, as in <c>linux/stat.h</c>; the same on every architecture.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct StatxBuffer
{
    [FieldOffset(28)] public ushort Mode;
    [FieldOffset(32)] public ulong Inode;
    [FieldOffset(40)] public ulong Size;
    [FieldOffset(96)] public long ChangedSeconds;
    [FieldOffset(104)] public uint ChangedNanoseconds;
    [FieldOffset(112)] public long ModifiedSeconds;
    [FieldOffset(120)] public uint ModifiedNanoseconds;
    [FieldOffset(136)] public uint DeviceMajor;
    [FieldOffset(140)] public uint DeviceMinor;

    public readonly FileStatus ToStatus() => new()
    {
        Kind = KindOf(Mode >> 12),
        Length = (long)Size,
        Mode = (UnixFileMode)(Mode & 0x1ff),
        RawMode = Mode,
        Inode = Inode,
        Device = ((ulong)DeviceMajor << 32) | DeviceMinor,
        Modified = (ModifiedSeconds * 1_000_000_000) + ModifiedNanoseconds,
        Changed = (ChangedSeconds * 1_000_000_000) + ChangedNanoseconds,
    };

    /// <summary>The kind behind the type bits of a mode, which <c>readdir</c> gives alone.</summary>
    public static FileKind KindOf(int type) => type switch
    {
        8 => FileKind.File,
        4 => FileKind.Folder,
        10 => FileKind.Link,
        _ => FileKind.Other,
    };
}
