using System.Text;

namespace AgentLoop.Tests.Sandboxing;

public sealed class ControlGroupTests
{
    private const string Hybrid =
        """
        31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
        33 31 0:30 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:4 - cgroup cgroup rw,cpu,cpuacct
        35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
        38 31 0:35 / /sys/fs/cgroup/blkio rw,relatime - cgroup cgroup rw,blkio
        41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
        """;

    [Fact]
    public void Groups_are_made_below_the_own_one_and_at_the_top_where_that_cannot_be_seen()
    {
        const string Own = "5:cpu,cpuacct:/a\n4:memory:/hidden/away\n2:blkio:/\n0::/b\n";
        ControlHome[] homes = Homes(Hybrid, Own, "/sys/fs/cgroup/cpu,cpuacct/a", "/sys/fs/cgroup/unified/b", "/sys/fs/cgroup/unified/cgroup.procs");
        Assert.Equal(
            ["/sys/fs/cgroup/cpu,cpuacct/a", "/sys/fs/cgroup/memory", "/sys/fs/cgroup/unified/b", "/sys/fs/cgroup/unified"], homes.Select(home => home.Folder));
        Assert.Equal([ControlKinds.CpuTime, ControlKinds.Memory, ControlKinds.All, ControlKinds.All], homes.Select(home => home.Kinds));
        Assert.All(homes[2..], home => Assert.Equal((true, "/sys/fs/cgroup/unified/b"), (home.IsUnified, home.OwnFolder)));
    }

    [Fact]
    public void A_container_s_own_part_of_the_hierarchy_is_mounted_at_the_top()
    {
        const string Mount = "640 639 0:29 /docker/abc /sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw,nsdelegate";
        Assert.Equal("/sys/fs/cgroup/inner", Homes(Mount, "0::/docker/abc/inner\n", "/sys/fs/cgroup/inner").Single().Folder);
        Assert.Equal("/sys/fs/cgroup", Homes(Mount, "0::/docker/abc\n", "/sys/fs/cgroup").Single().Folder);
        Assert.Empty(Homes("", "", ""));
        Assert.Empty(Homes("36 35 98:0 / /mnt rw - ext4 /dev/root rw", "0::/\n", "/mnt"));
    }

    [Fact]
    public async Task Without_groups_each_process_is_bound_alone()
    {
        LimitMeans alone = new();
        SandboxLimits limits = new() { MemoryBytes = 64 << 20, CpuTime = TimeSpan.FromSeconds(1) };
        ChildResult hoard = await RunAsync(alone, limits, "head -c 200M /dev/zero | tail > /dev/null");
        ChildResult burn = await RunAsync(alone, limits, "while :; do :; done");
        Assert.Contains("memory", Encoding.UTF8.GetString(hoard.StandardError), StringComparison.Ordinal);
        Assert.Equal((true, SandboxLimit.CpuTime), (burn.EndedByLimit, burn.Limit));
        Assert.Equal(PromiseState.NotEnforced, alone[SandboxPromise.MemoryLimit]);
        Assert.Equal(PromiseState.Enforced, alone[SandboxPromise.OpenFileLimit]);
    }

    [Fact]
    public async Task Dotnet_runs_within_a_gigabyte_of_its_own()
    {
        ChildResult result = await RunAsync(new LimitMeans(), new SandboxLimits { MemoryBytes = 1 << 30 }, "dotnet --version");
        Assert.True(result.ExitCode == 0, Encoding.UTF8.GetString(result.StandardError));
    }

    [Fact]
    public async Task The_unified_hierarchy_counts_processor_time_where_it_is_mounted()
    {
        LimitMeans unified = new() { Homes = ControlTrial.Of(HostHomes().Where(home => home.IsUnified)) };
        ChildResult result = await RunAsync(
            unified, new SandboxLimits { CpuTime = TimeSpan.FromSeconds(1) }, "while :; do sh -c 'i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done'; done", 10);
        Assert.Equal(unified.Has(ControlKinds.CpuTime) ? SandboxLimit.CpuTime : SandboxLimit.WallTime, result.Limit);
    }

    [Fact]
    public async Task The_groups_of_a_dead_host_are_removed_with_what_is_in_them()
    {
        SessionOwner dead = SessionOwner.Current with { Started = 1 };
        ControlGroup[] left = [.. LimitMeans.OfHost.Homes.Select(home => ControlGroup.Make(home, dead.NamePrefix + "abc"))];
        ControlGroup[] inner = [.. left.Select(group => group.Inner("1"))];
        ChildResult sleeper = await ChildProcess.RunAsync(
            new ChildStart { Program = "/bin/sh", Arguments = ["-c", "sleep 600 > /dev/null 2>&1 & echo $!"] }, CancellationToken.None);
        int process = int.Parse(Encoding.UTF8.GetString(sleeper.StandardOutput), System.Globalization.CultureInfo.InvariantCulture);
        foreach (ControlGroup group in inner)
            group.Add(process);
        Orphans.End();
        Assert.Equal(left.Length == 0, ProcessTable.Read().Any(entry => entry.Id == process));
        Assert.All(LimitMeans.OfHost.Homes, home => Assert.Empty(Directory.GetDirectories(home.Folder, dead.NamePrefix + "*")));
        ProcessTree.Kill(process, "none.");
    }

    private static ControlHome[] Homes(string mounts, string membership, params string[] folders) =>
        [.. ControlMounts.Homes(mounts, membership, path => folders.Contains(path, StringComparer.Ordinal))];

    private static IEnumerable<ControlHome> HostHomes() =>
        ControlMounts.Homes(File.ReadAllText("/proc/self/mountinfo"), File.ReadAllText("/proc/self/cgroup"), Path.Exists);

    private static async Task<ChildResult> RunAsync(LimitMeans means, SandboxLimits limits, string line, int seconds = 60)
    {
        using SessionFolder folder = SessionFolder.Create(Toolchain.OfHost);
        await using SessionLimits session = new(limits, folder, means);
        ChildStart start = new() { Program = "/bin/sh", Arguments = ["-c", line], Timeout = TimeSpan.FromSeconds(seconds) };
        return await ChildProcess.RunAsync(session.Apply(start), CancellationToken.None);
    }
}
