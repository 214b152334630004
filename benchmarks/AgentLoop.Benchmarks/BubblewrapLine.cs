using System.Diagnostics;

namespace AgentLoop.Benchmarks;

/// <summary>
/// What somebody would type to hold a command as <see cref="BubblewrapSandbox"/> does: the same namespaces, mounts and masks, but with its arguments
/// on the command line and without a system-call filter, which are left out in its favour.
/// </summary>
internal static class BubblewrapLine
{
    private static readonly string[] Masked =
        ["/proc/sysrq-trigger", "/proc/kcore", "/proc/kmsg", "/proc/keys", "/proc/key-users", "/proc/timer_list", "/proc/sched_debug", "/proc/latency_stats"];

    private static readonly string[] Shown =
    [
        "/etc/alternatives", "/etc/ssl", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime", "/etc/mime.types",
        "/sys/devices/system/cpu", "/sys/devices/system/node", "/sys/kernel/mm/transparent_hugepage", "/proc/sys", "/proc/irq", "/proc/bus",
    ];

    /// <summary>The line; a host with uid 0 drops it first.</summary>
    public static ProcessStartInfo For(string workspace, string program, string user)
    {
        List<string> line = ["bwrap", "--unshare-user", "--unshare-all", "--disable-userns", "--cap-drop", "ALL", "--new-session", "--die-with-parent"];
        line.AddRange(["--uid", "1000", "--gid", "1000", "--hostname", "sandbox", "--clearenv"]);
        foreach (string folder in (string[])["/usr", "/bin", "/sbin", "/lib", "/lib64"])
            line.AddRange(new FileInfo(folder).LinkTarget is { } target ? ["--symlink", target, folder] : ["--ro-bind-try", folder, folder]);
        line.AddRange(["--proc", "/proc"]);
        foreach (string path in Shown.Where(Path.Exists))
            line.AddRange(["--ro-bind", path, path]);
        foreach (string path in Masked.Where(Path.Exists))
            line.AddRange(["--ro-bind", "/dev/null", path]);
        line.AddRange(["--dev", "/dev", "--remount-ro", "/dev", "--tmpfs", "/dev/shm", "--tmpfs", "/tmp", "--tmpfs", "/home/agent"]);
        line.AddRange(["--bind", workspace, "/workspace", "--remount-ro", "/", "--chdir", "/workspace", "--setenv", "PATH", "/usr/bin:/bin", "--", program]);
        if (Environment.IsPrivilegedProcess)
            line.InsertRange(0, ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--"]);
        ProcessStartInfo start = new(line[0], line[1..]) { WorkingDirectory = "/" };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        return start;
    }
}
