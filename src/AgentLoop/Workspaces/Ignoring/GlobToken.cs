using System.Runtime.InteropServices;

namespace AgentLoop;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct GlobToken
{
    public required GlobStep Step { get; init; }

    public byte Byte { get; init; }

    /// <summary>256 entries, for <see cref="GlobStep.Set"/>.</summary>
    public bool[]? Set { get; init; }

    public static GlobToken Of(byte value) => new() { Step = GlobStep.Byte, Byte = value };
}
