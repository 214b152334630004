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

    /// <summary>How many control groups the thread is in while it starts the process, which is so born in them.</summary>
    public int GroupCount;

    /// <summary>What the thread writes to in order to enter each of them.</summary>
    public int* Entrances;

    /// <summary>What it writes to in order to be back where it was.</summary>
    public int* Exits;

    /// <summary>The new process.</summary>
    public int ProcessId;

    /// <summary>Why there is none; 0 where there is one.</summary>
    public int Error;

    /// <summary>Whether it was a control group that could not be entered.</summary>
    public bool GroupRefused;
}
