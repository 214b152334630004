using System.Runtime.InteropServices;

namespace AgentLoop;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct FolderEntry
{
    public required string Name { get; init; }

    public required FileKind Kind { get; init; }
}
