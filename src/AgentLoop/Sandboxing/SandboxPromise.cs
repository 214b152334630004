namespace AgentLoop;

/// <summary>Something a sandbox can hold, each of them tried by a program of the containment suite.</summary>
public enum SandboxPromise
{
    /// <summary>Nothing outside the workspace and the session's own folders can be written, by whatever way.</summary>
    WriteIsolation,

    /// <summary>The content of nothing outside the workspace, the session's own folders and the toolchain can be read.</summary>
    ReadIsolation,

    /// <summary>Files outside cannot be seen at all, nor their mode, owner or times be changed.</summary>
    MetadataIsolation,

    /// <summary>The workspace's own <c>.git</c> cannot be changed, moved or replaced.</summary>
    RepositoryIsolation,

    /// <summary>No network can be reached, the host's loopback included, unless granted.</summary>
    NetworkIsolation,

    /// <summary>The host's unix sockets cannot be reached, neither by path nor by abstract name.</summary>
    SocketIsolation,

    /// <summary>Other processes cannot be signalled, traced or read.</summary>
    ProcessIsolation,

    /// <summary>The host's environment cannot be seen.</summary>
    EnvironmentIsolation,

    /// <summary>No privilege can be gained.</summary>
    NoNewPrivileges,

    /// <summary>
    /// What of the kernel reaches past a process is closed: namespaces, mounts, devices, keys, <c>io_uring</c>, settings, logs, terminals, foreign call tables.
    /// </summary>
    KernelIsolation,

    /// <summary>What one session leaves behind is not there in the next.</summary>
    SessionIsolation,

    /// <summary>Nothing survives a command's time-out, the session's end, or the death of the host.</summary>
    NoSurvivors,

    /// <summary>Processor time of all processes together is bounded.</summary>
    CpuTimeLimit,

    /// <summary>Memory of all processes together is bounded.</summary>
    MemoryLimit,

    /// <summary>The number of processes is bounded.</summary>
    ProcessLimit,

    /// <summary>The number of files that a process has open is bounded.</summary>
    OpenFileLimit,

    /// <summary>The size of a single file is bounded.</summary>
    FileSizeLimit,

    /// <summary>What is written is bounded, in bytes and in files.</summary>
    DiskLimit,

    /// <summary>A loopback network can be given that is not the host's.</summary>
    PrivateLoopback,

    /// <summary>Named hosts can be granted, and nothing else is reached then.</summary>
    NetworkAllowList,
}
