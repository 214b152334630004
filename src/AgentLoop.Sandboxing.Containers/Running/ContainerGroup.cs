using System.Globalization;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// The control groups of a container, where this machine shows them: which processes are in it, what they used and what they were refused. See
/// the kernel's <c>cgroup-v1</c> and <c>cgroup-v2</c> documents for the files.
/// </summary>
internal sealed class ContainerGroup
{
    private const string Root = "/sys/fs/cgroup";
    private const string Unified = "";

    private readonly Dictionary<string, string> _folders;

    private ContainerGroup(Dictionary<string, string> folders) => _folders = folders;

    /// <summary>The processes that are in the container, by their numbers on this machine.</summary>
    public IEnumerable<int> Processes => Lines(FolderOf("pids"), "cgroup.procs")
        .Select(line => int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0)
        .Where(id => id > 0);

    /// <summary>How many processes were killed for want of memory.</summary>
    public long MemoryKills => Field(FolderOf("memory"), "memory.events", "oom_kill") ?? Field(FolderOf("memory"), "memory.oom_control", "oom_kill") ?? 0;

    /// <summary>How often a process was refused because there were too many.</summary>
    public long RefusedProcesses => Field(FolderOf("pids"), "pids.events", "max") ?? 0;

    /// <summary>What all of them have used of the processor; <see langword="null"/> where it is not told.</summary>
    public TimeSpan? CpuTime =>
        Field(FolderOf("cpuacct"), "cpu.stat", "usage_usec") is { } microseconds ? TimeSpan.FromMicroseconds(microseconds)
        : Value(FolderOf("cpuacct"), "cpuacct.usage") is { } nanoseconds ? TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick)
        : null;

    /// <summary>
    /// Reads the lines of <c>/proc/[pid]/cgroup</c>, see cgroups(7). A group that does not have the container's id in its name has others in it too,
    /// such as all of the host user's.
    /// </summary>
    public static ContainerGroup Of(IEnumerable<string> lines, string containerId)
    {
        Dictionary<string, string> folders = new(StringComparer.Ordinal);
        foreach (string[] parts in lines.Select(line => line.Split(':', 3)))
        {
            if (parts is not [_, var controllers, var path] || !path.Contains(containerId, StringComparison.Ordinal))
                continue;
            foreach (string controller in controllers.Split(','))
                folders[controller] = Path.Join(Root, controller, path);
        }

        return new ContainerGroup(folders.Where(folder => Directory.Exists(folder.Value)).ToDictionary(StringComparer.Ordinal));
    }

    private string? FolderOf(string controller) => _folders.GetValueOrDefault(controller) ?? _folders.GetValueOrDefault(Unified);

    private static long? Field(string? folder, string file, string name) => Lines(folder, file)
        .Select(line => line.Split(' '))
        .Where(parts => parts.Length == 2 && string.Equals(parts[0], name, StringComparison.Ordinal))
        .Select(parts => Number(parts[1]))
        .FirstOrDefault();

    private static long? Value(string? folder, string file) => Lines(folder, file).Select(Number).FirstOrDefault();

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    /// <summary>The lines of a file; none where it is gone with its container.</summary>
    private static string[] Lines(string? folder, string file)
    {
        try
        {
            return folder is null ? [] : File.ReadAllLines(Path.Combine(folder, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
