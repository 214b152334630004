using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>What tells a file and its copy from every other, and from themselves once they were written to.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ForkOrigin(long SourceChanged, ulong Inode, long Changed);
