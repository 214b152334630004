namespace AgentLoop;

/// <summary>What the commands of a session may take. What a sandbox cannot bound on this machine, its capabilities say.</summary>
public sealed record SandboxLimits
{
    /// <summary>Processor time of a command and all it starts.</summary>
    /// <value>30 minutes unless said; at least one second.</value>
    public TimeSpan CpuTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Memory of all processes of the session, in bytes; of each process alone where the system bounds only that.</summary>
    /// <value>4 GiB unless said; at least 16 MiB.</value>
    public long MemoryBytes { get; init; } = 4L << 30;

    /// <summary>How many processes and threads the session may have at a time.</summary>
    /// <value>1,024 unless said; at least 8.</value>
    public int Processes { get; init; } = 1024;

    /// <summary>How many files a process may have open at a time.</summary>
    /// <value>4,096 unless said; at least 16.</value>
    public int OpenFiles { get; init; } = 4096;

    /// <summary>How large a file may be made, in bytes.</summary>
    /// <value>2 GiB unless said; at least 1 MiB.</value>
    public long FileBytes { get; init; } = 2L << 30;

    /// <summary>How much may be written to the session's own folders and to a private fork, together, in bytes.</summary>
    /// <value>4 GiB unless said; at least 1 MiB.</value>
    public long DiskBytes { get; init; } = 4L << 30;

    /// <summary>How many files and folders may be made there.</summary>
    /// <value>400,000 unless said; at least 1,000.</value>
    public long DiskFiles { get; init; } = 400_000;
}
