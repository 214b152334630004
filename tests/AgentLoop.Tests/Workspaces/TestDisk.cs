using System.Diagnostics;

namespace AgentLoop.Tests.Workspaces;

/// <summary>A file system of its own, small enough to be full soon.</summary>
internal static class TestDisk
{
    public static bool TryMount(string path, string size)
    {
        Directory.CreateDirectory(path);
        using Process mount = Process.Start(new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", "size=" + size, "none", path]) { RedirectStandardError = true, UseShellExecute = false })!;
        mount.WaitForExit();
        return mount.ExitCode == 0;
    }

    public static void Unmount(string path)
    {
        using Process unmount = Process.Start("umount", [path]);
        unmount.WaitForExit();
    }
}
