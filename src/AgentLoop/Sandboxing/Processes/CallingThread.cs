using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>Starts processes from the thread that asks, with its rights.</summary>
internal sealed unsafe class CallingThread : ISpawner
{
    public static CallingThread Instance { get; } = new();

    public bool SeesHost => true;

    public void Spawn(SpawnRequest* request) => SpawnRaw(request);

    /// <summary>Nothing here may be compiled in tiers: <see cref="ConfinedThread"/> runs it too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SpawnRaw(void* state)
    {
        SpawnRequest* request = (SpawnRequest*)state;
        int entered = 0;
        while (entered < request->GroupCount && Moved(request->Entrances[entered]))
            entered++;
        if (entered == request->GroupCount)
            Start(request);
        else
            Refuse(request);
        while (entered-- > 0)
            _ = Moved(request->Exits[entered]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Start(SpawnRequest* request)
    {
        int process;
        request->Error = Libc.Spawn(
            &process, request->Program, request->Actions, request->Attributes, request->Arguments, request->Environment);
        request->ProcessId = process;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Refuse(SpawnRequest* request)
    {
        request->Error = Libc.Errno;
        request->GroupRefused = true;
    }

    /// <summary>Moves this thread alone into a control group: a zero is the number of the one who writes it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Moved(int group)
    {
        byte self = (byte)'0';
        return Libc.Write(group, &self, 1) == 1;
    }
}
