using System.Globalization;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>The limits of a session as arguments of an engine.</summary>
internal static unsafe class ContainerLimits
{
    // The process that keeps the container, its child, and what the runtime needs for a moment to start a command.
    private const int OwnProcesses = 10;
    private const int ProcessLimit = 6;
    private const int OpenFileLimit = 7;
    private const ulong MostAtAll = 1 << 20;

    public static IEnumerable<string> Arguments(ContainerEngine engine, SandboxLimits limits) =>
    [
        "--memory", Number(limits.MemoryBytes),
        "--memory-swap", Number(limits.MemoryBytes),
        "--pids-limit", Number(limits.Processes + OwnProcesses),
        "--ulimit", Fixed("nofile", Math.Min((ulong)limits.OpenFiles, OwnLimit(OpenFileLimit))),
        "--ulimit", Fixed("nproc", ProcessesOfUser()),
        "--ulimit", Fixed("fsize", (ulong)limits.FileBytes),
        "--ulimit", Fixed("cpu", (ulong)Math.Ceiling(limits.CpuTime.TotalSeconds)),
        "--ulimit", Fixed("core", 0),
        "--shm-size", Number(limits.DiskBytes / 8),
        .. Folder(engine, ContainerPlaces.Home, "0777", limits.DiskBytes * 3 / 8, limits.DiskFiles / 2),
        .. Folder(engine, ContainerPlaces.Temporary, "1777", limits.DiskBytes / 2, limits.DiskFiles / 2),
    ];

    /// <summary>
    /// Counts every process of a user of this machine, in containers and out of them, so it is no limit for a session. It is set because podman
    /// as root otherwise asks for more than a host without all of root's capabilities can give, and takes for that the limit of open files.
    /// </summary>
    private static ulong ProcessesOfUser() => Math.Min(OwnLimit(ProcessLimit), OwnLimit(OpenFileLimit));

    /// <summary>What this process may at most ask for, and so its children.</summary>
    private static ulong OwnLimit(int resource)
    {
        ulong* softAndHard = stackalloc ulong[2];
        bool known = Libc.Syscall(SystemCall.ResourceLimit.Number, 0, resource, 0, (nint)softAndHard, 0) == 0;
        return known ? Math.Min(softAndHard[1], MostAtAll) : MostAtAll;
    }

    /// <summary>
    /// A folder in memory. Only as a volume can it be told how many files it takes, and podman makes such volumes only as root; it takes a size in
    /// bytes for a quota of the host's disk, so that it is said in blocks, which are pages.
    /// </summary>
    private static string[] Folder(ContainerEngine engine, string path, string mode, long bytes, long files) =>
        engine is { IsPodman: true, Facts.Rootless: true }
            ? ["--tmpfs", string.Create(CultureInfo.InvariantCulture, $"{path}:rw,exec,nosuid,nodev,mode={mode},size={bytes}")]
            : ["--mount", $"type=volume,dst={path},volume-opt=type=tmpfs,volume-opt=device=tmpfs,\"volume-opt=o=" + string.Create(
                CultureInfo.InvariantCulture, $"nosuid,nodev,mode={mode},nr_blocks={Math.Max(1, bytes / Environment.SystemPageSize)},nr_inodes={files}\"")];

    private static string Fixed(string name, ulong value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}:{value}");

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
