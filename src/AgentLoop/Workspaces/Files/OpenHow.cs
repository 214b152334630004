using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>How <c>openat2</c> opens, as in <c>linux/openat2.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OpenHow
{
    public ulong Flags;
    public ulong Mode;
    public ulong Resolve;
}
