using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The kernel's <c>struct landlock_path_beneath_attr</c>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct LandlockPathRule
{
    public LandlockRights Allowed;
    public int Descriptor;
}
