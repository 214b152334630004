using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Starts a process that is bound by its limits before its first instruction.</summary>
internal static unsafe class ChildSpawn
{
    /// <summary>The number of the new process, or 0 and a sentence.</summary>
    public static int Run(ReadyStart ready, PipeEnds ends, out string failure)
    {
        using StringVector path = new([ready.Program]);
        using StringVector arguments = new([ready.Start.Program, .. ready.Start.Arguments]);
        using StringVector variables = new([.. ready.Environment.Select(variable => $"{variable.Key}={variable.Value}")]);
        ISpawner spawner = ready.Start.Spawner ?? CallingThread.Instance;
        using SpawnGate? gate = ready.Limits is { } limits && GateKeeper.CanFind ? SpawnGate.Make(limits.GateFolder, spawner.HostRoot) : null;
        using SpawnSetup setup = new(ready.Folder, ends, ready.Start.Descriptors, gate);
        SpawnRequest request = new()
        {
            Program = path.First,
            Actions = setup.Actions,
            Attributes = setup.Attributes,
            Arguments = arguments.Pointers,
            Environment = variables.Pointers,
        };
        return Run(ready, spawner, &request, gate, out failure);
    }

    private static int Run(ReadyStart ready, ISpawner spawner, SpawnRequest* request, SpawnGate? gate, out string failure)
    {
        IReadOnlyList<ControlSeat> seats = ready.Limits?.Seats ?? [];
        int* descriptors = stackalloc int[2 * seats.Count];
        request->GroupCount = seats.Count;
        request->Entrances = descriptors;
        request->Exits = descriptors + seats.Count;
        for (int i = 0; i < seats.Count; i++)
        {
            request->Entrances[i] = (int)seats[i].Entrance.DangerousGetHandle();
            request->Exits[i] = (int)seats[i].Exit.DangerousGetHandle();
        }

        string? refusal = gate is null ? Spawn(spawner, request, ready.Limits) : SpawnThrough(gate, spawner, request, ready.Limits!);
        if (refusal is null && !ready.Start.AllowCoreDumps && ready.Limits is null && request->Error == 0)
            _ = new ResourceLimit(ResourceLimit.CoreDump, 0).SetFor(request->ProcessId);
        failure = refusal ?? Failure(ready, request);
        return failure.Length == 0 ? request->ProcessId : 0;
    }

    /// <summary>Where nothing can be held back, limits come a moment late, which is why no sandbox promises them then.</summary>
    private static string? Spawn(ISpawner spawner, SpawnRequest* request, CommandLimits? limits)
    {
        spawner.Spawn(request);
        if (request->Error == 0)
            _ = limits?.Bind(request->ProcessId);
        return null;
    }

    private static string? SpawnThrough(SpawnGate gate, ISpawner spawner, SpawnRequest* request, CommandLimits limits)
    {
        request->ThreadCall = SystemCall.ThreadId.Number;
        Task<string?> keeper = BlockingThreads.RunAsync(() => GateKeeper.Keep(gate, request, limits.Bind));
        try
        {
            spawner.Spawn(request);
        }
        finally
        {
            gate.Over();
            ((IAsyncResult)keeper).AsyncWaitHandle.WaitOne();
        }

        return keeper.GetAwaiter().GetResult();
    }

    private static string Failure(ReadyStart ready, SpawnRequest* request)
    {
        if (request->Error == 0)
            return "";
        return request->GroupRefused
            ? $"The command could not be put under its limits: {Marshal.GetPInvokeErrorMessage(request->Error)}. It was not run."
            : SpawnFailure.Sentence(request->Error, ready.Program, ready.Folder);
    }
}
