using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;

namespace AgentLoop;

/// <summary>Finds the process that waits at a gate, has it bound, and lets it go on.</summary>
internal static unsafe class GateKeeper
{
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(10);

    // See proc_pid_stat(5), counted from the field after the name: where the stack starts.
    private const int StackField = 25;

    private static readonly Lazy<long> OwnStack = new(() => StackOf("self"));

    /// <summary>Whether the kernel tells here which processes a thread has started, and lets them be told apart.</summary>
    public static bool CanFind { get; } = ChildLauncher.CanSpawn && File.Exists("/proc/thread-self/children") && OwnStack.Value > 1;

    /// <summary>Blocks until the process of the request has passed or the gate is over; why it was not let through, in a sentence.</summary>
    public static string? Keep(SpawnGate gate, SpawnRequest* request, Func<int, string?> bind)
    {
        gate.Await();
        int process = Find(gate, request);
        if (gate.IsOver)
            return null;
        string? refusal = process == 0 ? "The process was not found while it waited for its limits; it was not run." : bind(process);
        if (refusal is null)
            gate.LetGo();
        else
            gate.Refuse();
        return refusal;
    }

    private static int Find(SpawnGate gate, SpawnRequest* request)
    {
        long began = Stopwatch.GetTimestamp();
        while (!gate.IsOver && Stopwatch.GetElapsedTime(began) < GiveUp)
        {
            foreach (int child in Children(Volatile.Read(ref request->Thread)))
            {
                if (StackOf(child.ToString(CultureInfo.InvariantCulture)) == OwnStack.Value)
                    return child;
            }

            Thread.Sleep(0);
        }

        return 0;
    }

    private static int[] Children(int thread)
    {
        byte[] buffer = new byte[16 * 1024];
        Span<byte> list = ProcFile.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/self/task/{thread}/children"), buffer).ToArray();
        List<int> children = [];
        while (Utf8Parser.TryParse(list, out int child, out int read))
        {
            children.Add(child);
            list = list[Math.Min(read + 1, list.Length)..];
        }

        children.Reverse();
        return [.. children];
    }

    /// <summary>
    /// What was just made and has not yet become another program still has the host's own stack, which is in a place of its own in every other process.
    /// </summary>
    private static long StackOf(string process)
    {
        Span<byte> buffer = stackalloc byte[1024];
        ReadOnlySpan<byte> stat = ProcFile.Read($"/proc/{process}/stat", buffer);
        stat = stat[(stat.LastIndexOf((byte)')') + 1)..].Trim((byte)' ');
        for (int field = 0; field < StackField && !stat.IsEmpty; field++)
            stat = stat[(stat.IndexOf((byte)' ') + 1)..];
        return Utf8Parser.TryParse(stat, out long stack, out _) ? stack : 0;
    }
}
