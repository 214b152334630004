namespace AgentLoop.Sandboxing.Containers;

/// <summary>The system calls that an engine's own profile may allow and a session does not get, by name.</summary>
internal static class SeccompNames
{
    /// <summary>Refused with <c>EPERM</c>.</summary>
    public static IReadOnlyList<string> Refused { get; } =
    [
        "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd", "perf_event_open",
        "mount", "umount", "umount2", "pivot_root", "chroot", "open_tree", "move_mount", "fsopen", "fsconfig", "fsmount", "fspick",
        "mount_setattr", "open_by_handle_at", "setns", "add_key", "request_key", "keyctl", "bpf", "userfaultfd", "kexec_load",
        "kexec_file_load", "init_module", "finit_module", "delete_module", "fanotify_init", "syslog", "acct", "swapon", "swapoff", "reboot",
        "quotactl", "quotactl_fd", "sethostname", "setdomainname", "iopl", "ioperm", "modify_ldt", "settimeofday", "clock_settime",
    ];

    /// <summary>
    /// Answered with <c>ENOSYS</c>, which makes programs take another way: <c>io_uring</c> opens files and sockets past every filter, and what
    /// <c>clone3</c> and <c>openat2</c> are to do is in memory, where no filter can look.
    /// </summary>
    public static IReadOnlyList<string> Absent { get; } = ["clone3", "openat2", "io_uring_setup", "io_uring_enter", "io_uring_register"];
}
