using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The arguments of one start and its outcome, in memory that any thread can use without managed code.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SpawnRequest
{
    public byte* Program;
    public void* Actions;
    public void* Attributes;
    public byte** Arguments;
    public byte** Environment;

    /// <summary>The new process.</summary>
    public int ProcessId;

    /// <summary>Why there is none; 0 where there is one.</summary>
    public int Error;
}
