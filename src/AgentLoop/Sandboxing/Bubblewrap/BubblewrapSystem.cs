namespace AgentLoop;

/// <summary>What of the system every session sees: programs, the harmless part of <c>/etc</c>, devices without terminals, its own processes.</summary>
internal static class BubblewrapSystem
{
    private const string Nothing = "/dev/null";

    private static readonly string[] Processors = ["/sys/devices/system/cpu", "/sys/devices/system/node", "/sys/kernel/mm/transparent_hugepage"];

    /// <summary>Of what the kernel tells about itself, that which is about more than the session's own processes.</summary>
    private static readonly string[] KernelFiles =
        ["/proc/sysrq-trigger", "/proc/kcore", "/proc/kmsg", "/proc/keys", "/proc/key-users", "/proc/timer_list", "/proc/sched_debug", "/proc/latency_stats"];

    private static readonly string[] KernelFolders = ["/proc/sys", "/proc/irq", "/proc/bus"];

    private static readonly string[] HiddenFolders = ["/proc/acpi", "/proc/scsi"];

    public static void Show(BubblewrapArguments arguments, string etc)
    {
        foreach (string folder in SystemPaths.Programs.Where(Path.Exists))
            ShowFolder(arguments, folder);
        arguments.Add("--ro-bind", etc, "/etc");
        foreach (string path in BubblewrapSettings.OfHost.Mounted.Concat(Processors.Where(Path.Exists)))
            arguments.Add("--ro-bind", path, path);
        ShowProcesses(arguments);
        arguments.Add("--dev", "/dev", "--remount-ro", "/dev");
    }

    /// <summary>What is a link on the host is one inside, so that a program finds its files by either name.</summary>
    private static void ShowFolder(BubblewrapArguments arguments, string folder)
    {
        if (new FileInfo(folder).LinkTarget is { } target)
            arguments.Add("--symlink", target, folder);
        else
            arguments.Add("--ro-bind", folder, folder);
    }

    private static void ShowProcesses(BubblewrapArguments arguments)
    {
        arguments.Add("--proc", "/proc");
        foreach (string folder in KernelFolders.Where(Path.Exists))
            arguments.Add("--ro-bind", folder, folder);
        foreach (string file in KernelFiles.Where(Path.Exists))
            arguments.Add("--ro-bind", Nothing, file);
        foreach (string folder in HiddenFolders.Where(Path.Exists))
            arguments.Add("--tmpfs", folder, "--remount-ro", folder);
    }
}
