namespace AgentLoop;

/// <summary>
/// The system calls that no program in a sandbox may make, whatever its arguments. Reviewed up to Linux 6.18; later ones are absent, see
/// <see cref="SeccompPolicy"/>.
/// </summary>
/// <remarks>
/// What is not here reaches no further than the process, what Landlock or a descriptor lets it reach, or where only a privilege leads that is dropped
/// before. Signals (<c>kill</c>, <c>tgkill</c>, <c>pidfd_send_signal</c> and their like) are Landlock's, because a filter does not know whose a
/// number is.
/// </remarks>
internal static class DeniedCalls
{
    /// <summary>Refused with <c>EPERM</c>.</summary>
    public static IReadOnlyList<SystemCall> Refused { get; } =
    [
        .. OtherProcesses, .. Mounts, .. Namespaces, .. Keys, .. SharedMemory, .. Kernel,
    ];

    /// <summary>Answered with <c>ENOSYS</c>, as by a kernel without them: every program has another way.</summary>
    public static IReadOnlyList<SystemCall> Absent { get; } = [.. PastTheFilter, .. Attributes, .. Unneeded];

    // ptrace, process_vm_readv, process_vm_writev, kcmp, pidfd_getfd, perf_event_open
    private static SystemCall[] OtherProcesses =>
        [new(101, 117), new(310, 270), new(311, 271), new(312, 272), new(438, 438), new(298, 241)];

    // mount, umount2, pivot_root, chroot, open_tree, move_mount, fsopen, fsconfig, fsmount, fspick, mount_setattr, open_tree_attr,
    // and name_to_handle_at and open_by_handle_at, which find files without a path
    private static SystemCall[] Mounts =>
    [
        new(165, 40), new(166, 39), new(155, 41), new(161, 51), new(428, 428), new(429, 429), new(430, 430), new(431, 431),
        new(432, 432), new(433, 433), new(442, 442), new(467, 467), new(303, 264), new(304, 265),
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
    // reboot, quotactl, quotactl_fd, sethostname, setdomainname, iopl, ioperm, settimeofday, clock_settime, adjtimex, clock_adjtime, vhangup,
    // lookup_dcookie
    private static SystemCall[] Kernel =>
    [
        new(321, 280), new(323, 282), new(246, 104), new(320, 294), new(175, 105), new(313, 273), new(176, 106), new(300, 262),
        new(103, 116), new(163, 89), new(167, 224), new(168, 225), new(169, 142), new(179, 60), new(443, 443), new(170, 161), new(171, 162),
        new(172, SystemCall.None), new(173, SystemCall.None), new(164, 170), new(227, 112), new(159, 171), new(305, 266), new(153, 58),
        new(212, 18),
    ];

    // io_uring_setup, io_uring_enter, io_uring_register, which open files and sockets past every filter; and what says in memory, where a filter
    // cannot look, the flags, mode or policy that it would be judged by: clone3, openat2, sched_setattr
    private static SystemCall[] PastTheFilter =>
        [new(425, 425), new(426, 426), new(427, 427), SystemCall.Clone3, SystemCall.OpenAt2, new(314, 274)];

    // setxattr, lsetxattr, fsetxattr, removexattr, lremovexattr, fremovexattr, setxattrat, removexattrat: Landlock does not see them, so that one session
    // could leave something on the system's own files for the next
    private static SystemCall[] Attributes =>
        [new(188, 5), new(189, 6), new(190, 7), new(197, 14), new(198, 15), new(199, 16), new(463, 463), new(466, 466)];

    // process_madvise, process_mrelease, memfd_secret, statmount, listmount, lsm_set_self_attr, file_setattr, modify_ldt, uselib, _sysctl
    private static SystemCall[] Unneeded =>
    [
        new(440, 440), new(448, 448), new(447, 447), new(457, 457), new(458, 458), new(460, 460), new(469, 469), new(154, SystemCall.None),
        new(134, SystemCall.None), new(156, SystemCall.None),
    ];
}
