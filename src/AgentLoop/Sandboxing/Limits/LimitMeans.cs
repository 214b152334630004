namespace AgentLoop;

/// <summary>What there is on this machine to hold limits with, and so which of them are held.</summary>
internal sealed record LimitMeans
{
    private static readonly Lazy<LimitMeans> Found = new(Find);

    /// <summary>What was found when the process first asked, by doing it.</summary>
    public static LimitMeans OfHost => Found.Value;

    /// <summary>Where groups can be made; none, one for everything, or one for each kind.</summary>
    public IReadOnlyList<ControlHome> Homes { get; init; } = [];

    /// <summary>Whether a process can be bound before its first instruction.</summary>
    public bool CanBind { get; init; } = Trampoline.IsAvailable;

    /// <summary>How limits are held here, in words.</summary>
    public string Mechanism => Homes.Count == 0 ? "limits of each process"
        : Homes.All(home => home.IsUnified) ? "control groups (version 2)"
        : Homes.Any(home => home.IsUnified) ? "control groups (versions 1 and 2)"
        : "control groups (version 1)";

    /// <summary>
    /// What is to be expected of a promise where the processes inside cannot undo their limits; one that has nothing to do with limits is unavailable.
    /// </summary>
    public PromiseState this[SandboxPromise promise] => promise switch
    {
        SandboxPromise.CpuTimeLimit => State(Has(ControlKinds.CpuTime)),
        SandboxPromise.MemoryLimit => State(Has(ControlKinds.Memory)),
        SandboxPromise.ProcessLimit => State(Has(ControlKinds.Processes) || (CanBind && CountsUserProcesses)),
        SandboxPromise.OpenFileLimit or SandboxPromise.FileSizeLimit => State(CanBind),
        _ => PromiseState.Unavailable,
    };

    /// <summary>The kernel counts processes per user, and never refuses one to uid 0.</summary>
    public static bool CountsUserProcesses { get; } = OperatingSystem.IsLinux() && !Environment.IsPrivilegedProcess;

    /// <summary>Whether groups bound or count this.</summary>
    public bool Has(ControlKinds kind) => Homes.Any(home => home.Kinds.HasFlag(kind));

    private static PromiseState State(bool held) =>
        held ? PromiseState.Enforced : ChildLauncher.CanSpawn ? PromiseState.NotEnforced : PromiseState.Unavailable;

    private static LimitMeans Find()
    {
        if (!ChildLauncher.CanSpawn)
            return new LimitMeans();
        string mounts = File.ReadAllText("/proc/self/mountinfo");
        string membership = File.Exists("/proc/self/cgroup") ? File.ReadAllText("/proc/self/cgroup") : "";
        return new LimitMeans { Homes = ControlTrial.Of(ControlMounts.Homes(mounts, membership, Path.Exists)) };
    }
}
