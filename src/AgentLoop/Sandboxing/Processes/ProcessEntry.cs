using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A process that is alive, as <c>/proc</c> shows it. With when it started, in ticks since the machine did, its number is unique.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProcessEntry(int Id, int Parent, int Session, TimeSpan CpuTime, long Started);
