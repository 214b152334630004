using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>What is ignored in a folder.</summary>
/// <param name="Scope">What the <c>.gitignore</c> files so far say.</param>
/// <param name="IsIgnored">Whether the folder itself is, and with it all that is in it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IgnoreState(IgnoreScope? Scope, bool IsIgnored);
