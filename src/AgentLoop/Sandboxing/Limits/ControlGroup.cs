using System.Diagnostics;
using System.Globalization;

namespace AgentLoop;

/// <summary>A control group of ours, see the kernel's <c>admin-guide/cgroup-v1</c> and <c>cgroup-v2.rst</c>. Its end is the end of all in it.</summary>
internal sealed class ControlGroup : IDisposable
{
    private const int Kill = 9;
    private const int Stop = 19;

    // The kernel's PID_MAX_LIMIT on 64-bit systems: it refuses a larger number.
    private const int MostProcesses = 4 * 1024 * 1024;

    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(5);

    private readonly ControlHome _home;
    private readonly string _folder;

    private ControlGroup(ControlHome home, string folder)
    {
        _home = home;
        _folder = folder;
        Seat = home.IsUnified ? null : new ControlSeat(ControlFile.Open(At("tasks")), ControlFile.Open(Path.Combine(home.OwnFolder, "tasks")));
    }

    /// <summary>For threads that start processes in the group; <see langword="null"/> where a group holds only whole processes.</summary>
    public ControlSeat? Seat { get; }

    /// <summary>The processor time of all that is or was in it.</summary>
    public TimeSpan CpuTime => _home.IsUnified
        ? TimeSpan.FromMicroseconds(ControlFile.Number(At("cpu.stat"), "usage_usec"))
        : TimeSpan.FromTicks(ControlFile.Number(At("cpuacct.usage")) / TimeSpan.NanosecondsPerTick);

    /// <summary>The most bytes that all in it had at a time, files it read included; 0 where an old kernel does not say.</summary>
    public long PeakMemory => ControlFile.Number(At(_home.IsUnified ? "memory.peak" : "memory.max_usage_in_bytes"));

    /// <summary>How often a process was killed because there was no memory left.</summary>
    public long OutOfMemoryKills => ControlFile.Number(At(_home.IsUnified ? "memory.events" : "memory.oom_control"), "oom_kill");

    /// <summary>How often a process or thread was refused.</summary>
    public long RefusedProcesses => ControlFile.Number(At("pids.events"), "max");

    public bool IsEmpty => Members().Count == 0;

    /// <exception cref="IOException">The kernel refused.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not.</exception>
    public static ControlGroup Make(ControlHome home, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(home.Folder, name)).FullName;
        try
        {
            return new ControlGroup(home, folder);
        }
        catch
        {
            Directory.Delete(folder);
            throw;
        }
    }

    /// <summary>A group in this one, for a part of what is in it.</summary>
    public ControlGroup Inner(string name) => Make(_home with { Folder = _folder }, name);

    /// <summary>Ends what is in a group, or in one inside it, and removes it.</summary>
    public static void Remove(string folder)
    {
        long began = Stopwatch.GetTimestamp();
        while (Directory.Exists(folder) && !TryRemove(folder) && Stopwatch.GetElapsedTime(began) < GiveUp)
        {
            KillMembers(folder);
            Thread.Sleep(1);
        }
    }

    /// <summary>Bounds the memory of all in it, with nothing swapped out on top.</summary>
    public void BoundMemory(long bytes)
    {
        ControlFile.Write(At(_home.IsUnified ? "memory.max" : "memory.limit_in_bytes"), bytes);
        string swap = At(_home.IsUnified ? "memory.swap.max" : "memory.memsw.limit_in_bytes");
        if (File.Exists(swap))
            ControlFile.Write(swap, _home.IsUnified ? 0 : bytes);
    }

    /// <summary>Bounds how many processes and threads are in it at a time.</summary>
    public void BoundProcesses(int count) =>
        ControlFile.Write(At("pids.max"), count < MostProcesses ? count.ToString(CultureInfo.InvariantCulture) : "max");

    /// <summary>Puts a process into it.</summary>
    public void Add(int process) => ControlFile.Write(At("cgroup.procs"), process);

    /// <summary>Kills all that is in it.</summary>
    public void KillAll()
    {
        long began = Stopwatch.GetTimestamp();
        while (KillMembers(_folder) && Stopwatch.GetElapsedTime(began) < GiveUp)
            Thread.Sleep(1);
    }

    public void Dispose()
    {
        Seat?.Dispose();
        Remove(_folder);
    }

    private static bool TryRemove(string folder)
    {
        try
        {
            foreach (string inner in Directory.GetDirectories(folder))
                Remove(inner);
            Directory.Delete(folder);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>All is stopped before anything is killed, because what runs makes new ones.</summary>
    private static bool KillMembers(string folder)
    {
        HashSet<int> stopped = [];
        while (Members(folder).Where(stopped.Add).ToList() is { Count: > 0 } more)
            Signal(more, Stop);
        Signal(stopped, Kill);
        return stopped.Count > 0;
    }

    private static void Signal(IEnumerable<int> processes, int signal)
    {
        foreach (int process in processes)
            _ = Libc.Kill(process, signal);
    }

    private static List<int> Members(string folder)
    {
        try
        {
            return
            [
                .. File.ReadLines(Path.Combine(folder, "cgroup.procs"))
                    .Select(line => int.Parse(line, NumberStyles.None, CultureInfo.InvariantCulture))
                    .Where(process => process > 0 && process != Environment.ProcessId),
            ];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private List<int> Members() => Members(_folder);

    private string At(string name) => Path.Combine(_folder, name);
}
