using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The kernel's <c>struct landlock_ruleset_attr</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LandlockRulesetAttributes
{
    public LandlockRights Files;
    public ulong Network;
    public ulong Scopes;
}
