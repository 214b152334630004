using System.Diagnostics;

namespace AgentLoop.Benchmarks;

/// <summary>
/// What somebody would type to hold a command as <see cref="BubblewrapSandbox"/> does on this machine: the same namespaces, mounts, masks and variables, but
/// with its arguments on the command line and without a system-call filter, which are left out in its favour.
/// </summary>
internal static class BubblewrapLine
{
    private const string Nothing = "/dev/null";

    private static readonly string[] Links = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"];

    private static readonly string[] Shown =
    [
        "/etc", "/etc/alternatives", "/etc/ssl/certs", "/sys/devices/system/cpu", "/sys/devices/system/node", "/sys/kernel/mm/transparent_hugepage",
    ];

    private static readonly string[] Masked =
        ["/proc/sysrq-trigger", "/proc/kcore", "/proc/kmsg", "/proc/keys", "/proc/key-users", "/proc/timer_list", "/proc/sched_debug", "/proc/latency_stats"];

    /// <summary>The line; a host with uid 0 becomes the user first. The folders are the user's.</summary>
    public static ProcessStartInfo For(string folder, string program, string user)
    {
        List<string> line = ["bwrap", "--unshare-user", "--unshare-all", "--disable-userns", "--cap-drop", "ALL", "--new-session", "--die-with-parent"];
        line.AddRange(["--uid", "1000", "--gid", "1000", "--hostname", "sandbox", "--clearenv", "--ro-bind", "/usr", "/usr"]);
        foreach (string link in Links.Where(Path.Exists))
            line.AddRange(new FileInfo(link).LinkTarget is { } target ? ["--symlink", target, link] : ["--ro-bind", link, link]);
        foreach (string path in Shown.Where(Path.Exists))
            line.AddRange(["--ro-bind", path, path]);
        line.AddRange(["--proc", "/proc"]);
        foreach (string path in (string[])["/proc/sys", "/proc/irq", "/proc/bus"])
            line.AddRange(["--ro-bind-try", path, path]);
        foreach (string path in Masked.Where(Path.Exists))
            line.AddRange(["--ro-bind", Nothing, path]);
        foreach (string path in ((string[])["/proc/acpi", "/proc/scsi"]).Where(Path.Exists))
            line.AddRange(["--tmpfs", path, "--remount-ro", path]);
        line.AddRange(["--dev", "/dev", "--remount-ro", "/dev"]);
        foreach ((string name, string place) in ((string, string)[])[("shm", "/dev/shm"), ("tmp", "/tmp"), ("home", "/home/agent"), ("workspace", "/workspace")])
            line.AddRange(["--bind", Path.Combine(folder, name), place]);
        line.AddRange(["--ro-bind", "/usr/share", "/opt", "--remount-ro", "/", "--chdir", "/workspace"]);
        for (int i = 0; i < 25; i++)
            line.AddRange(["--setenv", $"VARIABLE_{i}", "of some length"]);
        line.AddRange(["--setenv", "PATH", "/usr/bin:/bin", "--", program]);
        if (Environment.IsPrivilegedProcess)
            line.InsertRange(0, ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--"]);
        ProcessStartInfo start = new(line[0], line[1..]) { WorkingDirectory = "/" };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        return start;
    }
}
