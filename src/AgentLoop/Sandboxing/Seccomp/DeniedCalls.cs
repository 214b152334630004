namespace AgentLoop;

/// <summary>The system calls that no program in a sandbox may make, whatever its arguments.</summary>
internal static class DeniedCalls
{
    /// <summary>Refused with <c>EPERM</c>.</summary>
    public static IReadOnlyList<SystemCall> Refused { get; } =
    [
        .. OtherProcesses, .. Mounts, .. Namespaces, .. Keys, .. SharedMemory, .. Kernel,
    ];

    /// <summary>Answered with <c>ENOSYS</c>: <c>io_uring</c> opens files and sockets past every filter, and has a fallback everywhere.</summary>
    public static IReadOnlyList<SystemCall> Absent { get; } = [new(425, 425), new(426, 426), new(427, 427)];

    // ptrace, process_vm_readv, process_vm_writev, kcmp, pidfd_getfd, perf_event_open
    private static SystemCall[] OtherProcesses =>
        [new(101, 117), new(310, 270), new(311, 271), new(312, 272), new(438, 438), new(298, 241)];

    // mount, umount2, pivot_root, chroot, open_tree, move_mount, fsopen, fsconfig, fsmount, fspick, mount_setattr, open_tree_attr,
    // and open_by_handle_at, which finds files without a path
    private static SystemCall[] Mounts =>
    [
        new(165, 40), new(166, 39), new(155, 41), new(161, 51), new(428, 428), new(429, 429), new(430, 430), new(431, 431),
        new(432, 432), new(433, 433), new(442, 442), new(467, 467), new(304, 265),
    ];

    // setns; unshare and clone are judged by their flags
    private static SystemCall[] Namespaces => [new(308, 268)];

    // add_key, request_key, keyctl
    private static SystemCall[] Keys => [new(248, 217), new(249, 218), new(250, 219)];

    // shmget, shmat, shmctl, semget, semop, semtimedop, semctl, msgget, msgsnd, msgrcv, msgctl, mq_open, mq_unlink: shared with the host's
    // processes, and no files, so that Landlock does not see them
    private static SystemCall[] SharedMemory =>
    [
        new(29, 194), new(30, 196), new(31, 195), new(64, 190), new(65, 193), new(220, 192), new(66, 191), new(68, 186), new(69, 189),
        new(70, 188), new(71, 187), new(240, 180), new(241, 181),
    ];

    // bpf, userfaultfd, kexec_load, kexec_file_load, init_module, finit_module, delete_module, fanotify_init, syslog, acct, swapon, swapoff,
    // reboot, quotactl, sethostname, setdomainname, iopl, ioperm, settimeofday, clock_settime
    private static SystemCall[] Kernel =>
    [
        new(321, 280), new(323, 282), new(246, 104), new(320, 294), new(175, 105), new(313, 273), new(176, 106), new(300, 262),
        new(103, 116), new(163, 89), new(167, 224), new(168, 225), new(169, 142), new(179, 60), new(170, 161), new(171, 162),
        new(172, SystemCall.None), new(173, SystemCall.None), new(164, 170), new(227, 112),
    ];
}
