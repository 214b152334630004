using System.Text;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>
/// Each program is run twice: within generous limits, where it does what it wants, and within narrow ones. Where the machine lets us make no control
/// groups, the tests hold that less is promised, and no more than that happens.
/// </summary>
public sealed class SessionLimitsTests : SessionTest
{
    private const string ManyShortOnes = "while :; do sh -c 'i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done'; done";

    private static readonly LimitMeans Means = LimitMeans.OfHost;

    private static bool CountsCpuTime => Means[SandboxPromise.CpuTimeLimit] == PromiseState.Enforced;

    public static TheoryData<string> Sandboxed => Both;

    [Theory]
    [MemberData(nameof(Sandboxed))]
    public async Task The_number_of_processes_is_bounded_and_told(string sandbox)
    {
        const string Many = "i=0; while [ $i -lt 100 ]; do sleep 600 & i=$((i+1)); done; echo $i";
        CommandResult free = await RunAsync(sandbox, new SandboxLimits(), Many);
        CommandResult held = await RunAsync(sandbox, new SandboxLimits { Processes = 50 }, Many);
        Assert.Equal((true, "100\n", null), (free.Succeeded, free.StandardOutput.Text, free.Limit));
        Assert.Equal((false, ""), (held.Succeeded, held.StandardOutput.Text));
        Assert.Equal(Means.Has(ControlKinds.Processes) ? SandboxLimit.Processes : null, held.Limit);
    }

    [Theory]
    [MemberData(nameof(Sandboxed))]
    public async Task A_fork_bomb_leaves_room_for_the_host_and_nothing_behind(string sandbox)
    {
        int before = ProcessTable.Read().Count;
        await using (ISandboxSession session = await OpenAsync(sandbox, new SandboxLimits { Processes = 100 }))
        {
            await session.ExecuteAsync(SandboxCommand.Shell("bomb() { bomb | bomb & }; bomb; sleep 1"));
            Assert.InRange(ProcessTable.Read().Count, 0, before + 150);
            Assert.Equal(0, (await ChildProcess.RunAsync(new ChildStart { Program = "true" }, CancellationToken.None)).ExitCode);
        }

        Assert.InRange(ProcessTable.Read().Count, 0, before + 20);
    }

    [Theory]
    [MemberData(nameof(Sandboxed))]
    public async Task Memory_is_bounded_over_all_processes_and_told(string sandbox)
    {
        const string Hoard = "hoard() { head -c $1 /dev/zero | tail > /dev/null; }; ";
        CommandResult free = await RunAsync(sandbox, new SandboxLimits { MemoryBytes = 512 << 20 }, Hoard + "hoard 100M");
        CommandResult held = await RunAsync(sandbox, new SandboxLimits { MemoryBytes = 256 << 20 }, Hoard + "hoard 2G");
        Assert.Equal((true, null), (free.Succeeded, free.Limit));
        Assert.False(held.Succeeded);
        if (Means[SandboxPromise.MemoryLimit] == PromiseState.Enforced)
            Assert.Equal((CommandEnd.LimitReached, SandboxLimit.Memory), (held.End, held.Limit));
    }

    [Theory]
    [MemberData(nameof(Sandboxed))]
    public async Task Processor_time_of_a_process_is_bounded_and_told(string sandbox)
    {
        CommandResult held = await RunAsync(sandbox, new SandboxLimits { CpuTime = TimeSpan.FromSeconds(1) }, "(while :; do :; done) & while :; do :; done");
        Assert.Equal((CommandEnd.LimitReached, SandboxLimit.CpuTime), (held.End, held.Limit));
        Assert.InRange(held.CpuTime.TotalSeconds, 0.5, 4);
    }

    [Theory]
    [MemberData(nameof(Sandboxed))]
    public async Task Processor_time_is_bounded_over_processes_that_each_use_little(string sandbox)
    {
        await using ISandboxSession session = await OpenAsync(sandbox, new SandboxLimits { CpuTime = TimeSpan.FromSeconds(1) });
        CommandResult held = await session.ExecuteAsync(SandboxCommand.Shell(ManyShortOnes) with { Timeout = TimeSpan.FromSeconds(20) });
        Assert.Equal(CountsCpuTime ? (CommandEnd.LimitReached, SandboxLimit.CpuTime) : (CommandEnd.TimedOut, SandboxLimit.WallTime), (held.End, held.Limit));
        Assert.InRange(held.CpuTime.TotalSeconds, 0.9, CountsCpuTime ? 4 : 60);
    }

    [Fact]
    public async Task Commands_of_one_session_have_accounts_of_their_own()
    {
        await using ISandboxSession session = await OpenAsync("landlock", new SandboxLimits { CpuTime = TimeSpan.FromSeconds(2) });
        SandboxCommand busy = SandboxCommand.Shell("timeout 1.2 sh -c 'while :; do :; done'; exit 0");
        CommandResult[] results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => session.ExecuteAsync(busy).AsTask()));
        Assert.All(results, result => Assert.Equal((true, null), (result.Succeeded, result.Limit)));
    }

    [Fact]
    public async Task What_is_left_in_the_background_is_bounded_too()
    {
        await using ISandboxSession session = await OpenAsync("landlock", new SandboxLimits { CpuTime = TimeSpan.FromSeconds(1) });
        await session.WriteFileAsync("leave", Encoding.UTF8.GetBytes("echo $$ > pids; " + ManyShortOnes));
        Assert.True((await session.ExecuteAsync(SandboxCommand.Shell("(sh leave > /dev/null 2>&1 &)"))).Succeeded);
        int[] left = await ProcessesAsync("pids", 1);
        Assert.True(IsAlive(left[0]));
        for (int i = 0; i < (CountsCpuTime ? 300 : 50) && IsAlive(left[0]); i++)
            await Task.Delay(100);
        Assert.Equal(CountsCpuTime, !IsAlive(left[0]));
    }

    [Theory]
    [MemberData(nameof(Sandboxed))]
    public async Task The_size_of_a_file_is_bounded_and_told(string sandbox)
    {
        const string Fill = "head -c 3M /dev/zero > big";
        Assert.True((await RunAsync(sandbox, new SandboxLimits(), Fill)).Succeeded);
        Assert.Equal(3 << 20, new FileInfo(Path.Combine(Workspace, "big")).Length);
        CommandResult held = await RunAsync(sandbox, new SandboxLimits { FileBytes = 1 << 20 }, Fill);
        Assert.Equal((CommandEnd.LimitReached, SandboxLimit.FileSize), (held.End, held.Limit));
        Assert.Equal(1 << 20, new FileInfo(Path.Combine(Workspace, "big")).Length);
    }

    [Theory]
    [MemberData(nameof(Sandboxed))]
    public async Task The_number_of_open_files_is_bounded(string sandbox)
    {
        const string OpenMany = "mkdir -p many && cd many && tee $(seq 1 100) < /dev/null";
        Assert.True((await RunAsync(sandbox, new SandboxLimits(), OpenMany)).Succeeded);
        CommandResult held = await RunAsync(sandbox, new SandboxLimits { OpenFiles = 64 }, OpenMany);
        Assert.Contains("Too many open files", held.StandardError.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sandboxed))]
    public async Task No_core_is_dumped(string sandbox)
    {
        CommandResult result = await RunAsync(sandbox, new SandboxLimits(), "ulimit -c; ulimit -H -c; sh -c 'kill -SEGV $$'; ls");
        Assert.Equal("0\n0\n", result.StandardOutput.Text);
    }

    [Fact]
    public async Task Limits_cannot_be_raised_from_inside()
    {
        CommandResult result = await RunAsync(
            "landlock", new SandboxLimits { OpenFiles = 64 }, "ulimit -n 65 || echo refused; ulimit -H -n 65; ulimit -c 1 || echo refused; ulimit -f unlimited");
        Assert.DoesNotContain("unlimited", result.StandardOutput.Text, StringComparison.Ordinal);
        Assert.False(result.Succeeded);
    }

    [Theory]
    [MemberData(nameof(Sandboxed))]
    public async Task Every_variable_arrives_as_it_is_and_no_other(string sandbox)
    {
        Dictionary<string, string> odd = new(StringComparer.Ordinal) { ["A.B-C(1)"] = "x", ["PWD"] = "elsewhere", ["IFS"] = "i", ["ENV"] = "e" };
        await using ISandboxSession session = await OpenAsync(sandbox, new SandboxLimits());
        string[] plain = Lines(await session.ExecuteAsync(new SandboxCommand { Program = "env" }));
        string[] more = Lines(await session.ExecuteAsync(new SandboxCommand { Program = "env", Environment = odd }));
        Assert.Equal(
            odd.Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal), more.Except(plain, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(plain, line => line.StartsWith("PWD=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_time_out_is_a_limit_too_and_keeps_what_was_said()
    {
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("echo said; sleep 600") with { Timeout = TimeSpan.FromMilliseconds(300) });
        Assert.Equal((CommandEnd.TimedOut, SandboxLimit.WallTime, "said\n"), (result.End, result.Limit, result.StandardOutput.Text));
    }

    [Fact]
    public async Task A_time_out_kills_what_hid_from_every_list()
    {
        const string Hide = "(env -i /usr/bin/setsid /bin/sh -c 'echo $$ > pids; exec sleep 600' &); sleep 600";
        await using ISandboxSession session = await OpenAsync();
        Assert.Equal(CommandEnd.TimedOut, (await session.ExecuteAsync(SandboxCommand.Shell(Hide) with { Timeout = TimeSpan.FromSeconds(1) })).End);
        Assert.Equal(CountsCpuTime, await AllDeadAsync(await ProcessesAsync("pids", 1)));
    }

    [Fact]
    public async Task The_host_is_not_limited()
    {
        string before = await File.ReadAllTextAsync("/proc/self/limits");
        await using ISandboxSession session =
            await OpenAsync("unisolated", new SandboxLimits { Processes = 8, OpenFiles = 16, FileBytes = 1 << 20, CpuTime = TimeSpan.FromSeconds(1) });
        Assert.True((await session.ExecuteAsync(new SandboxCommand { Program = "true" })).Succeeded);
        Assert.Equal(before, await File.ReadAllTextAsync("/proc/self/limits"));
        Assert.DoesNotContain(Groups(), group => group.Contains(((SandboxSession)session).Parts.Folder.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_groups_of_a_session_go_with_it()
    {
        ISandboxSession session = await OpenAsync();
        await session.ExecuteAsync(SandboxCommand.Shell("(setsid sleep 600 &)"));
        string name = ((SandboxSession)session).Parts.Folder.Name;
        Assert.All(Means.Homes, home => Assert.True(Directory.Exists(Path.Combine(home.Folder, name))));
        await session.DisposeAsync();
        Assert.All(Means.Homes, home => Assert.False(Directory.Exists(Path.Combine(home.Folder, name))));
    }

    [Fact]
    public async Task A_limit_that_nothing_can_run_under_is_refused()
    {
        foreach (SandboxLimits bad in (SandboxLimits[])
            [
                new() { CpuTime = TimeSpan.FromMilliseconds(999) }, new() { MemoryBytes = 1 << 20 }, new() { Processes = 7 }, new() { OpenFiles = 15 },
                new() { FileBytes = 0 }, new() { DiskBytes = -1 }, new() { DiskFiles = 999 },
            ])
        {
            AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(async () => await OpenAsync("unisolated", bad));
            Assert.Contains("must be at least", refused.Message, StringComparison.Ordinal);
        }
    }

    private static string[] Groups() => [.. Directory.GetDirectories("/proc/self/task").Select(Group).Distinct(StringComparer.Ordinal)];

    private static string Group(string thread) => File.Exists(thread + "/cgroup") ? File.ReadAllText(thread + "/cgroup") : File.ReadAllText("/proc/self/cgroup");

    private static string[] Lines(CommandResult result) =>
        [.. result.StandardOutput.Text.Split('\n').Where(line => !line.StartsWith(ChildEnvironment.MarkName, StringComparison.Ordinal))];

    private ValueTask<ISandboxSession> OpenAsync(string sandbox, SandboxLimits limits) => Named(sandbox).OpenAsync(Request with { Limits = limits });

    private async Task<CommandResult> RunAsync(string sandbox, SandboxLimits limits, string line)
    {
        await using ISandboxSession session = await OpenAsync(sandbox, limits);
        return await session.ExecuteAsync(SandboxCommand.Shell(line) with { Timeout = TimeSpan.FromMinutes(1) });
    }
}
