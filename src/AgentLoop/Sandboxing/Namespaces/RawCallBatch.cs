using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>System calls in a row, in memory that a <see cref="ConfinedThread"/> can use without managed code.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct RawCallBatch
{
    public RawCall* Calls;
    public int Count;

    /// <summary>How many succeeded; the one after them, if there is one, failed.</summary>
    public int Succeeded;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(void* state)
    {
        RawCallBatch* batch = (RawCallBatch*)state;
        for (batch->Succeeded = 0; batch->Succeeded < batch->Count; batch->Succeeded++)
        {
            RawCall* call = batch->Calls + batch->Succeeded;
            call->Result = Libc.Syscall(call->Number, call->A, call->B, call->C, call->D, call->E);
            if (call->Result >= 0)
                continue;
            call->Error = Libc.Errno;
            return;
        }
    }
}
