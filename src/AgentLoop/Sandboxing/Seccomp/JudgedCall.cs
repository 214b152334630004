using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A system call that depends on its arguments. What judges it starts with nothing loaded and ends by returning.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JudgedCall(SystemCall Call, Action<BpfProgram> Judge);
