using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;

namespace AgentLoop;

/// <summary>Finds the process that waits at a gate, has it bound, and lets it go on.</summary>
internal static unsafe class GateKeeper
{
    private const int Kill = 9;
    private const string NotFound = "The command was not found while it waited for its limits. It was not run.";

    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(10);

    /// <summary>Whether the kernel tells here which processes a thread has started.</summary>
    public static bool CanFind { get; } = ChildLauncher.CanSpawn && File.Exists("/proc/thread-self/children");

    /// <summary>Blocks until the process of the request has passed or the gate is over; why it was not let through, in a sentence.</summary>
    public static string? Keep(SpawnGate gate, SpawnRequest* request, Func<int, string?> bind)
    {
        bool waits = gate.Await();
        int process = Find(gate, request);
        if (gate.IsOver)
            return null;
        string? refusal = waits && process != 0 ? bind(process) : NotFound;
        bool moved = waits && (refusal is null ? gate.LetGo() : gate.Refuse());
        if (!moved && process != 0)
            _ = Libc.Kill(process, Kill);
        return moved ? refusal : NotFound;
    }

    private static int Find(SpawnGate gate, SpawnRequest* request)
    {
        long began = Stopwatch.GetTimestamp();
        while (!gate.IsOver && Stopwatch.GetElapsedTime(began) < GiveUp)
        {
            foreach (int child in Children(Volatile.Read(ref request->Thread)))
            {
                if (ProcessBirth.IsUnfinished(child))
                    return child;
            }

            Thread.Sleep(0);
        }

        return 0;
    }

    /// <summary>The latest first. A process whose parent died can be among them too.</summary>
    private static List<int> Children(int thread)
    {
        byte[] buffer = new byte[16 * 1024];
        ReadOnlySpan<byte> list = ProcFile.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/self/task/{thread}/children"), buffer);
        List<int> children = [];
        while (Utf8Parser.TryParse(list, out int child, out int read))
        {
            children.Insert(0, child);
            list = list[Math.Min(read + 1, list.Length)..];
        }

        return children;
    }
}
