using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>Starts processes from the thread that asks, with its rights.</summary>
internal sealed unsafe class CallingThread : ISpawner
{
    public static CallingThread Instance { get; } = new();

    public void Spawn(SpawnRequest* request) => SpawnRaw(request);

    /// <summary>Nothing here may be compiled in tiers: <see cref="ConfinedThread"/> runs it too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SpawnRaw(void* state)
    {
        SpawnRequest* request = (SpawnRequest*)state;
        int process;
        request->Error = Libc.Spawn(
            &process, request->Program, request->Actions, request->Attributes, request->Arguments, request->Environment);
        request->ProcessId = process;
    }
}
