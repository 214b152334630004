using System.Runtime.InteropServices;

namespace AgentLoop;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct FolderEntry
{
    public required string Name { get; init; }

    public required FileKind Kind { get; init; }

    /// <summary>Whether the name is no text; <see cref="Name"/> then shows its bytes and leads nowhere.</summary>
    public bool IsNoText { get; init; }
}
