namespace AgentLoop.Tests.Sandboxing;

public sealed class KillTests : SessionTest
{
    // A child, a grandchild, and one that made itself the leader of a session of its own and was orphaned at once.
    private const string Family =
        """
        echo $$ > pids; sleep 600 & echo $! >> pids; sh -c 'sleep 600 & echo $! >> pids; wait' &
        (setsid sh -c 'echo $$ >> pids; exec sleep 600' &); wait
        """;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_time_out_kills_all_that_was_started(string sandbox)
    {
        await using ISandboxSession session = await OpenAsync(Named(sandbox));
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell(Family) with { Timeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(CommandEnd.TimedOut, result.End);
        Assert.True(await AllDeadAsync(await ProcessesAsync("pids", 4)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Cancellation_kills_all_that_was_started_and_is_no_result(string sandbox)
    {
        await using ISandboxSession session = await OpenAsync(Named(sandbox));
        using CancellationTokenSource cancel = new();
        Task<CommandResult> run = session.ExecuteAsync(SandboxCommand.Shell(Family), cancel.Token).AsTask();
        int[] processes = await ProcessesAsync("pids", 4);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(await AllDeadAsync(processes));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_end_of_a_session_kills_what_runs_and_says_so(string sandbox)
    {
        ISandboxSession session = await OpenAsync(Named(sandbox));
        Task<CommandResult> run = session.ExecuteAsync(SandboxCommand.Shell(Family)).AsTask();
        int[] processes = await ProcessesAsync("pids", 4);
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => run);
        Assert.True(await AllDeadAsync(processes));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_stays_in_the_background_lives_as_long_as_the_session(string sandbox)
    {
        ISandboxSession session = await OpenAsync(Named(sandbox));
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("(setsid sleep 600 & echo $! > pids); echo done"));
        int[] processes = await ProcessesAsync("pids", 1);
        Assert.Equal("done\n", result.StandardOutput.Text);
        Assert.True(IsAlive(processes[0]));
        CommandResult later = await session.ExecuteAsync(SandboxCommand.Shell("kill $(cat pids)"));
        Assert.Equal(sandbox == "unisolated", later.Succeeded);
        if (!later.Succeeded)
            Assert.True(IsAlive(processes[0]));

        await session.DisposeAsync();
        Assert.True(await AllDeadAsync(processes));
    }

    [Fact]
    public async Task One_that_hid_from_every_list_dies_with_the_landlock_session()
    {
        ISandboxSession session = await OpenAsync();
        await session.ExecuteAsync(SandboxCommand.Shell("(env -i /usr/bin/setsid /bin/sh -c 'echo $$ > pids; exec sleep 600' &)"));
        int[] processes = await ProcessesAsync("pids", 1);
        Assert.True(IsAlive(processes[0]));
        await session.DisposeAsync();
        Assert.True(await AllDeadAsync(processes));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_storm_of_processes_is_killed_to_the_last(string sandbox)
    {
        const string Storm = "f() { sleep 600 & echo $! >> pids; if [ $1 -gt 0 ]; then f $(($1-1)) & f $(($1-1)) & fi; wait; }; f 7";
        await using ISandboxSession session = await OpenAsync(Named(sandbox));
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell(Storm) with { Timeout = TimeSpan.FromSeconds(1.5) });
        Assert.Equal(CommandEnd.TimedOut, result.End);
        Assert.True(await AllDeadAsync(await ProcessesAsync("pids", 100)));
    }

    [Fact]
    public async Task Other_sessions_are_not_touched()
    {
        await using ISandboxSession bystander = await OpenAsync();
        Task<CommandResult> run = bystander.ExecuteAsync(SandboxCommand.Shell("echo $$ > bystander; sleep 0.5; echo alive")).AsTask();
        await ProcessesAsync("bystander", 1);
        await using (ISandboxSession session = await OpenAsync())
            await session.ExecuteAsync(SandboxCommand.Shell("sleep 600") with { Timeout = TimeSpan.FromMilliseconds(50) });
        Assert.Equal("alive\n", (await run).StandardOutput.Text);
    }
}
