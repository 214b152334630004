using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>How a child ended and what it used of the processor, with those it waited for.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChildExit(int Code, TimeSpan CpuTime);
