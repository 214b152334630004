namespace AgentLoop;

/// <summary>A limit that a command ran into.</summary>
public enum SandboxLimit
{
    /// <summary>The command's time-out.</summary>
    WallTime,

    /// <summary>See <see cref="SandboxLimits.CpuTime"/>.</summary>
    CpuTime,

    /// <summary>See <see cref="SandboxLimits.MemoryBytes"/>.</summary>
    Memory,

    /// <summary>See <see cref="SandboxLimits.Processes"/>.</summary>
    Processes,

    /// <summary>See <see cref="SandboxLimits.FileBytes"/>.</summary>
    FileSize,

    /// <summary>See <see cref="SandboxLimits.DiskBytes"/> and <see cref="SandboxLimits.DiskFiles"/>.</summary>
    Disk,
}
