using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Signals to send to processes from within a sandbox, where the kernel lets only the sandbox's own processes be reached.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SignalSweep
{
    public int* Processes;
    public int Count;
    public int Signal;

    /// <summary>How many of them were reached.</summary>
    public int Reached;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Send(void* state)
    {
        SignalSweep* sweep = (SignalSweep*)state;
        sweep->Reached = 0;
        for (int i = 0; i < sweep->Count; i++)
        {
            if (Libc.Kill(sweep->Processes[i], sweep->Signal) == 0)
                sweep->Reached++;
        }
    }
}
