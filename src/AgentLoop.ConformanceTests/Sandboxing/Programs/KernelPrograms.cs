namespace AgentLoop.ConformanceTests;

/// <summary>Programs that use what of the kernel reaches past a process, and those that gain privileges.</summary>
internal static class KernelPrograms
{
    public static readonly ContainmentProgram Namespaces = Attack("new user and mount namespace",
        """
        command -v unshare > /dev/null || exit 3
        unshare --user --map-root-user --mount true 2> /dev/null && exit 0
        unshare --user true 2> /dev/null && exit 0
        tool new-mounts
        """);

    public static readonly ContainmentProgram Enter = Attack("nsenter",
        "nsenter --target \"$VICTIM\" --mount true 2> /dev/null && exit 0; nsenter --target \"$HOST\" --net true 2> /dev/null && exit 0; tool enter \"$VICTIM\"") with
    {
        Prepare = static async scene => await scene.AddVictimAsync(),
    };

    public static readonly ContainmentProgram Devices = Attack("devices",
        """
        mknod device c 1 11 2> /dev/null && exit 0
        mknod device b 7 0 2> /dev/null && exit 0
        for d in /dev/kmsg /dev/mem /dev/kvm /dev/fuse /dev/loop-control /dev/vsock /dev/sda /dev/vda /dev/nvme0n1; do
            (: < "$d") 2> /dev/null && exit 0
        done
        exit 1
        """);

    public static readonly ContainmentProgram Mount = Attack("mount", "mkdir -p folder; tool mount folder");

    /// <summary>They are opened and not written to, which is as good and harms nobody.</summary>
    public static readonly ContainmentProgram Settings = Attack("core_pattern",
        """
        for f in /proc/sys/kernel/core_pattern /proc/sys/kernel/modprobe /proc/sys/vm/overcommit_memory /proc/sysrq-trigger /sys/kernel/uevent_helper; do
            (: >> "$f") 2> /dev/null && exit 0
        done
        exit 1
        """);

    public static readonly ContainmentProgram CoreDump = Attack("core dump", "ulimit -c unlimited 2> /dev/null; /bin/sh -c 'kill -SEGV $$'; exit 1") with
    {
        Worked = static (scene, result) => ValueTask.FromResult(
            Directory.GetFiles(scene.Folders.Workspace, "core*").Length > 0 || result.StandardError.Text.Contains("core dumped", StringComparison.Ordinal)),
    };

    public static readonly ContainmentProgram SetUserBit = Attack("setuid bit",
        "cp /bin/sh own && chmod 6755 own 2> /dev/null; tool setuid-files; [ $? -gt 1 ] && exit 3; exit 1") with
    {
        Promise = SandboxPromise.NoNewPrivileges,
        Worked = static (scene, _) => ValueTask.FromResult(Directory.GetFiles(scene.Folders.Workspace).Any(GivesRights)),
    };

    public static readonly ContainmentProgram SwitchUser = Attack("su",
        "su nobody -s /bin/sh -c true < /dev/null 2> /dev/null && exit 0; [ \"$(id -u)\" -eq 0 ] && exit 1; su -c true < /dev/null 2> /dev/null && exit 0; exit 1") with
    {
        Promise = SandboxPromise.NoNewPrivileges,
    };

    public static readonly ContainmentProgram Terminal = Attack("TIOCSTI", "tool push-input \"$TERMINAL\"") with
    {
        Prepare = static async scene =>
            scene.Tell("TERMINAL", scene.Own(await Bystander.StartAsync(scene.Folders, "tool terminal said")).Said),
    };

    public static readonly ContainmentProgram Realtime = Attack("realtime priority", "tool realtime");

    public static readonly ContainmentProgram Keyring = Attack("keyring", "tool keyring");

    public static readonly ContainmentProgram Lease = Attack("lease on a file that the host reads", "tool lease own");

    public static readonly ContainmentProgram IoUring = Attack("io_uring", "tool io-uring");

    public static readonly ContainmentProgram Log = Attack("dmesg", "command -v dmesg > /dev/null || exit 3; [ -n \"$(dmesg 2> /dev/null | head -n 1)\" ] && exit 0; exit 1");

    /// <summary>A filter may kill who tries, or the kernel may not know the entry: both are ends by a signal.</summary>
    public static readonly ContainmentProgram ForeignCalls = Attack("32-bit syscalls", "tool foreign-calls; c=$?; [ $c -eq 159 ] || [ $c -eq 139 ] && exit 1; exit $c");

    public static IReadOnlyList<ContainmentProgram> All { get; } =
    [
        Namespaces, Enter, Devices, Mount, Settings, CoreDump, SetUserBit, SwitchUser, Terminal, Realtime, Keyring, Lease, IoUring, Log, ForeignCalls,
    ];

    private static ContainmentProgram Attack(string name, string script) => new() { Name = name, Promise = SandboxPromise.KernelIsolation, Script = script };

    private static bool GivesRights(string file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.SetUser | UnixFileMode.SetGroup)) != UnixFileMode.None;
}
