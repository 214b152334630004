using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A line that a failure names.</summary>
/// <param name="Path">The file, as the workspace has it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Weight">How much is said by it, from 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SourceLocation(string Path, int Line, double Weight);
