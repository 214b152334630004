using System.Runtime.InteropServices;

namespace AgentLoop;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct HunkLine
{
    /// <summary>A blank for context, <c>-</c> for a line that goes, <c>+</c> for one that comes.</summary>
    public required char Mark { get; init; }

    /// <summary>The line with the line feed that ends it, if one does.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }
}
