using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>The ends of the three pipes that a child gets.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PipeEnds(SafeFileHandle Input, SafeFileHandle Output, SafeFileHandle Error);
