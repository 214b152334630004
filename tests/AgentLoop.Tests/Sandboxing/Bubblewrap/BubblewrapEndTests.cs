namespace AgentLoop.Tests.Sandboxing;

public sealed class BubblewrapEndTests : BubblewrapTest
{
    private static readonly string Sleep = $"sleep {Environment.ProcessId + 70_000_000}";
    private static readonly string Daemons = $"for i in 1 2 3; do (setsid {Sleep} > /dev/null 2>&1 &) ; done; trap '' TERM; echo started; ";

    private static int Sleepers() => ProcessTable.Ids().Count(id => CommandLine(id).Contains(Sleep, StringComparison.Ordinal));

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task UntilSleeping()
    {
        for (int i = 0; i < 1000 && Sleepers() < 4; i++)
            await Task.Delay(10);
        Assert.True(Sleepers() >= 4);
    }

    private static async Task AssertNoSleeperAsync()
    {
        for (int i = 0; i < 200 && Sleepers() > 0; i++)
            await Task.Delay(10);
        Assert.Equal(0, Sleepers());
    }

    [Fact]
    public async Task A_time_out_ends_all_and_keeps_what_was_said()
    {
        await using ISandboxSession session = await OpenSessionAsync();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell(Daemons + Sleep) with { Timeout = TimeSpan.FromSeconds(1) });
        Assert.Equal((CommandEnd.TimedOut, "started\n"), (result.End, result.StandardOutput.Text));
        await AssertNoSleeperAsync();
    }

    [Fact]
    public async Task Cancellation_ends_all()
    {
        await using ISandboxSession session = await OpenSessionAsync();
        using CancellationTokenSource cancelled = new();
        ValueTask<CommandResult> running = session.ExecuteAsync(SandboxCommand.Shell(Daemons + Sleep), cancelled.Token);
        await UntilSleeping();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await running);
        await AssertNoSleeperAsync();
    }

    [Fact]
    public async Task The_end_of_a_command_is_the_end_of_what_it_started()
    {
        await using ISandboxSession session = await OpenSessionAsync();
        Assert.True((await session.ExecuteAsync(SandboxCommand.Shell(Daemons))).Succeeded);
        await AssertNoSleeperAsync();
    }

    [Fact]
    public async Task Disposal_ends_what_runs_and_leaves_no_folder()
    {
        ISandboxSession session = await OpenSessionAsync();
        ValueTask<CommandResult> running = session.ExecuteAsync(SandboxCommand.Shell(Daemons + Sleep));
        await UntilSleeping();
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await running);
        await AssertNoSleeperAsync();
        string name = ((SandboxSession)session).Parts.Folder.Name;
        Assert.False(Path.Exists(Path.Combine(Path.GetTempPath(), name)));
    }
}
