using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Code tokens from the first to the last, both among them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CodeRange(int First, int Last)
{
    public int Count => Last - First + 1;

    public bool IsEmpty => Last < First;

    public bool Contains(int index) => index >= First && index <= Last;
}
