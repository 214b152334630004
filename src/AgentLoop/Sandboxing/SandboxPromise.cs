namespace AgentLoop;

/// <summary>Something a sandbox can hold.</summary>
public enum SandboxPromise
{
    /// <summary>Nothing outside the workspace and the session's own folders can be written.</summary>
    WriteIsolation,

    /// <summary>Nothing outside the workspace, the session's own folders and the toolchain can be read.</summary>
    ReadIsolation,

    /// <summary>The network cannot be reached unless granted.</summary>
    NetworkIsolation,

    /// <summary>Other processes cannot be signalled, traced or read.</summary>
    ProcessIsolation,

    /// <summary>The host's environment cannot be seen.</summary>
    EnvironmentIsolation,

    /// <summary>No privilege can be gained.</summary>
    NoNewPrivileges,
}
