using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A folder that is left to be compared.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ForkFrame
{
    public required string Folder { get; init; }

    /// <summary>Whether every name on both sides is compared, and not only what the upper layer has.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>What was ignored.</summary>
    public required IgnoreState Before { get; init; }

    /// <summary>What is ignored.</summary>
    public required IgnoreState Now { get; init; }
}
