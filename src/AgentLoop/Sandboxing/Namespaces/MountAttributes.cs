using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The kernel's <c>struct mount_attr</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MountAttributes
{
    public ulong Set;
    public ulong Clear;
    public ulong Propagation;

    /// <summary>The user namespace whose map is used.</summary>
    public ulong Users;
}
