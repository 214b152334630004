using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>How <c>openat2</c> opens, as in <c>linux/openat2.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OpenHow
{
    private const ulong NoMagicLinks = 0x2;
    private const ulong NoLinks = 0x4;
    private const ulong StayBeneath = 0x8;

    public ulong Flags;
    public ulong Mode;
    public ulong Resolve;

    /// <summary>Below a folder, through symbolic links that stay below it.</summary>
    public static OpenHow Beneath(int flags, uint mode) => new() { Flags = (ulong)flags, Mode = mode, Resolve = StayBeneath | NoMagicLinks };

    /// <summary>Below a folder, through no symbolic link at all.</summary>
    public static OpenHow BeneathWithoutLinks(int flags) => new() { Flags = (ulong)flags, Resolve = StayBeneath | NoLinks };
}
