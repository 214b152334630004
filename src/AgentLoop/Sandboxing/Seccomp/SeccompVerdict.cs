namespace AgentLoop;

/// <summary>What a filter says about a system call, as in <c>linux/seccomp.h</c>.</summary>
internal static class SeccompVerdict
{
    public const uint Allow = 0x7FFF0000;
    public const uint KillProcess = 0x80000000;
    public const uint Deny = Fail | Libc.EPERM;

    /// <summary>Says that the kernel has no such call, so that the C library takes another way.</summary>
    public const uint Absent = Fail | Libc.ENOSYS;

    private const uint Fail = 0x00050000;
}
