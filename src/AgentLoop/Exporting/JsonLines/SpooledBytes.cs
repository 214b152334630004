using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A piece of a <see cref="RunSpool"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SpooledBytes(long Offset, int Length);
