namespace AgentLoop.Sandboxing.Containers.Tests;

/// <summary>What a command leaves behind when it is killed, and says about itself so that it is spared.</summary>
public sealed class StragglerTests : ContainerTest
{
    private static readonly SandboxLimits TwoSeconds = new() { CpuTime = TimeSpan.FromSeconds(2) };

    /// <summary>Leaves a process with a mark of its own choice. The number of a mark stands at its end.</summary>
    private const string Pretend =
        """
        base=${AGENTLOOP_CHILD%.*.}
        leave() { (env -i PATH=$PATH AGENTLOOP_CHILD=$1 setsid sh -c "while :; do date +%N > $2; sleep 0.05; done" > /dev/null 2>&1 &); }
        leave $base.0. keeper
        leave $base.999. other
        leave $base.2. second
        leave '' none

        """;

    private static readonly string[] Pretenders = ["keeper", "other", "second", "none"];

    [Fact]
    public async Task A_mark_of_its_own_choice_does_not_outlive_a_time_out()
    {
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell(Pretend + "sleep 60") with { Timeout = TimeSpan.FromSeconds(2) });
        Assert.Equal(CommandEnd.TimedOut, result.End);
        await StandStillAsync(Pretenders);
        await OnlyTheKeeperIsLeftAsync(session);
    }

    [Fact]
    public async Task A_mark_of_its_own_choice_does_not_help_against_another_that_runs()
    {
        await using ISandboxSession session = await OpenAsync();
        Task<CommandResult> first = session.ExecuteAsync(SandboxCommand.Shell(Pretend + "sleep 60") with { Timeout = TimeSpan.FromSeconds(3) }).AsTask();
        Task<CommandResult> second = session.ExecuteAsync(SandboxCommand.Shell("sleep 6; echo whole")).AsTask();
        Assert.Equal(CommandEnd.TimedOut, (await first).End);
        await StandStillAsync(Pretenders);
        Assert.Equal("whole\n", (await second).StandardOutput.Text);
        await OnlyTheKeeperIsLeftAsync(session);
    }

    [Theory]
    [InlineData("while :; do :; done")]
    [InlineData("while :; do python3 -c 'for i in range(3000000): pass'; done")]
    public async Task Nor_the_limit_of_the_processor(string burn)
    {
        await using ISandboxSession session = await OpenAsync(Request with { Limits = TwoSeconds });
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell(Pretend + burn) with { Timeout = TimeSpan.FromMinutes(1) });
        Assert.Equal((CommandEnd.LimitReached, SandboxLimit.CpuTime), (result.End, result.Limit));
        await StandStillAsync(Pretenders);
        await OnlyTheKeeperIsLeftAsync(session);
    }

    [Fact]
    public async Task What_an_earlier_command_left_ends_with_one_that_was_charged_for_it()
    {
        await using ISandboxSession session = await OpenAsync(Request with { Limits = TwoSeconds });
        Succeeds(await session.ExecuteAsync(SandboxCommand.Shell("(setsid sh -c 'while :; do date +%N > burning; done' > /dev/null 2>&1 &)")));
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("sleep 60") with { Timeout = TimeSpan.FromSeconds(50) });
        Assert.Equal((CommandEnd.LimitReached, SandboxLimit.CpuTime), (result.End, result.Limit));
        await StandStillAsync("burning");
        await OnlyTheKeeperIsLeftAsync(session);
    }

    /// <summary>No process of it lives long enough to be found in a list of all.</summary>
    [Fact]
    public async Task What_is_another_process_every_moment_is_killed_too()
    {
        const string Hop =
            """
            import os
            os.setsid()
            out = os.open('hop', os.O_CREAT | os.O_WRONLY)
            while True:
                os.pwrite(out, b'%d   ' % os.getpid(), 0)
                if os.fork(): os._exit(0)
            """;
        await File.WriteAllTextAsync(InWorkspace("hop.py"), Hop);
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(
            SandboxCommand.Shell("(env -i python3 hop.py > /dev/null 2>&1 &); sleep 60") with { Timeout = TimeSpan.FromSeconds(2) });
        Assert.Equal(CommandEnd.TimedOut, result.End);
        await StandStillAsync("hop");
        await OnlyTheKeeperIsLeftAsync(session);
    }

    /// <summary>Such a child's parent is not the command but what started that, outside.</summary>
    [Fact]
    public async Task A_sibling_of_its_own_making_is_killed_too()
    {
        const string Sibling =
            """
            import ctypes, os, platform, time
            number = 56 if platform.machine() == 'x86_64' else 220
            if ctypes.CDLL(None).syscall(number, 0x8000 | 17, 0, 0, 0, 0) == 0:
                os.setsid()
                while True:
                    open('sibling', 'w').write(str(time.time_ns()))
                    time.sleep(0.05)
            time.sleep(60)
            """;
        await File.WriteAllTextAsync(InWorkspace("sibling.py"), Sibling);
        await using ISandboxSession session = await OpenAsync();
        Task<CommandResult> other = session.ExecuteAsync(SandboxCommand.Shell("sleep 5; echo whole")).AsTask();
        CommandResult result = await session.ExecuteAsync(
            SandboxCommand.Shell("exec env -i python3 sibling.py") with { Timeout = TimeSpan.FromSeconds(3) });
        Assert.Equal(CommandEnd.TimedOut, result.End);
        await StandStillAsync("sibling");
        Assert.Equal("whole\n", (await other).StandardOutput.Text);
    }

    [Fact]
    public async Task A_command_that_began_later_and_all_it_started_goes_on()
    {
        const string Later =
            """
            (while :; do date +%N > orphan; sleep 0.05; done > /dev/null 2>&1 &)
            env -i setsid sh -c 'while :; do date +%N > child; sleep 0.05; done' > /dev/null 2>&1 &
            env -i sleep 1
            until [ -e go ]; do date > /dev/null; done
            env -i sleep 1; echo whole; kill $!
            """;
        await using ISandboxSession session = await OpenAsync();
        Task<CommandResult> first = session.ExecuteAsync(SandboxCommand.Shell(": > began; sleep 60") with { Timeout = TimeSpan.FromSeconds(5) }).AsTask();
        Assert.True(await BecomesTrueAsync(() => ValueTask.FromResult(File.Exists(InWorkspace("began")))));
        Task<CommandResult> later = session.ExecuteAsync(SandboxCommand.Shell(Later)).AsTask();
        Assert.Equal(CommandEnd.TimedOut, (await first).End);
        foreach (string file in (string[])["orphan", "child"])
            await Assert.ThrowsAnyAsync<Exception>(() => StandStillAsync(file));
        await File.WriteAllTextAsync(InWorkspace("go"), "");
        Assert.Equal((0, "whole\n"), ((await later).ExitCode, (await later).StandardOutput.Text));
    }

    private static async Task OnlyTheKeeperIsLeftAsync(ISandboxSession session)
    {
        // The two that keep the container, and the shell that asks.
        CommandResult after = await session.ExecuteAsync(SandboxCommand.Shell("set -- /proc/[0-9]*; echo $#"));
        Assert.Equal("3\n", after.StandardOutput.Text);
    }

    private async Task StandStillAsync(params string[] files)
    {
        foreach (string file in files)
        {
            string before = await File.ReadAllTextAsync(InWorkspace(file));
            await Task.Delay(500);
            Assert.Equal(before, await File.ReadAllTextAsync(InWorkspace(file)));
        }
    }
}
