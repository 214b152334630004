using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Starts a process that is bound by its limits before its first instruction.</summary>
internal static unsafe class ChildSpawn
{
    private const string NoTrampoline =
        "This system executes no program that is in memory only (see \"vm.memfd_noexec\"), without which a command would have rights of the host. It was not run.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The number of the new process, or 0 and a sentence.</summary>
    public static int Run(ReadyStart ready, PipeEnds ends, out string failure)
    {
        bool isNeeded = Trampoline.IsNeededBy(ready.Start);
        if (isNeeded && !Trampoline.IsAvailable)
        {
            failure = NoTrampoline;
            return 0;
        }

        using Trampoline? trampoline = isNeeded || (ready.Limits is not null && Trampoline.IsAvailable) ? new Trampoline(ready.Start) : null;
        using StringVector path = new([trampoline?.Path ?? ready.Program]);
        using StringVector arguments = new([.. trampoline?.Arguments(ready.Program) ?? [], ready.Start.Program, .. ready.Start.Arguments]);
        using StringVector variables = new([.. ready.Environment.Select(variable => $"{variable.Key}={variable.Value}")]);
        using SpawnSetup setup = new(ready.Folder, ends, trampoline?.Descriptors ?? ready.Start.Descriptors);
        SpawnRequest request = new()
        {
            Program = path.First,
            Actions = setup.Actions,
            Attributes = setup.Attributes,
            Arguments = arguments.Pointers,
            Environment = variables.Pointers,
        };
        Spawn(ready, &request);
        failure = request.Error == 0 ? Bind(ready, &request, trampoline) ?? "" : Failure(ready, &request);
        return failure.Length == 0 ? request.ProcessId : 0;
    }

    private static void Spawn(ReadyStart ready, SpawnRequest* request)
    {
        ISpawner spawner = ready.Start.Spawner ?? CallingThread.Instance;
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

        // A program that was just written is busy while some other child, not yet its program, holds the descriptor it was written by.
        long began = Stopwatch.GetTimestamp();
        spawner.Spawn(request);
        while (request->Error == Libc.ETXTBSY && Stopwatch.GetElapsedTime(began) < Patience)
        {
            Thread.Sleep(1);
            spawner.Spawn(request);
        }
    }

    /// <summary>
    /// Sets its limits and lets it go on; why it did not, in a sentence. Where nothing can be held back limits come a moment late, which is why no
    /// sandbox promises them then.
    /// </summary>
    private static string? Bind(ReadyStart ready, SpawnRequest* request, Trampoline? trampoline)
    {
        string? refusal = ready.Limits?.Bind(request->ProcessId);
        if (ready.Limits is null && !ready.Start.AllowCoreDumps)
            _ = new ResourceLimit(ResourceLimit.CoreDump, 0).SetFor(request->ProcessId);
        if (trampoline is null)
            return null;
        if (refusal is null)
            request->Error = trampoline.LetGo();
        if (refusal is null && request->Error == 0)
            return null;
        trampoline.Dispose();
        _ = Libc.Wait(request->ProcessId, null, 0, null);
        return refusal ?? Failure(ready, request);
    }

    private static string Failure(ReadyStart ready, SpawnRequest* request)
    {
        return request->GroupRefused
            ? $"The command could not be put under its limits: {Marshal.GetPInvokeErrorMessage(request->Error)}. It was not run."
            : SpawnFailure.Sentence(request->Error, ready.Program, ready.Folder);
    }
}
