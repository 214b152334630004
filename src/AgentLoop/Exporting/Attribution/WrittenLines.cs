using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Lines of a file, from 1, that came with a change.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Content">The digest of their bytes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WrittenLines(int First, int Last, Digest Content);
