using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The kernel's <c>struct open_how</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SessionOpenHow
{
    private const ulong NoMagicLinks = 0x02;
    private const ulong StayBeneath = 0x08;

    public ulong Flags;
    public ulong Mode;
    public ulong Resolve;

    public static SessionOpenHow Beneath(int flags, uint mode) =>
        new() { Flags = (ulong)flags, Mode = mode, Resolve = StayBeneath | NoMagicLinks };
}
