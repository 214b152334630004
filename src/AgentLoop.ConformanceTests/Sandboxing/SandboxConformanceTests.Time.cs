using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxConformanceTests
{
    private const string Family = $"echo begun; echo begun >&2; ({Beat}) & /bin/sh -c '({Beat}) & wait' & wait";

    /// <summary>A time-out ends the command and all it started, and what it had said is there.</summary>
    [Fact]
    public virtual async Task A_time_out_ends_all_that_was_started_and_keeps_the_output()
    {
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await RunAsync(session, Family, command => command with { Timeout = TimeSpan.FromSeconds(1) });

        Assert.Equal(CommandEnd.TimedOut, result.End);
        Assert.False(result.Succeeded);
        Assert.Equal("begun\n", result.StandardOutput.Text);
        Assert.Equal("begun\n", result.StandardError.Text);
        Assert.InRange(result.Duration, TimeSpan.FromSeconds(1), Short);
        await AssertSilentAsync();
        AssertRan(0, await RunAsync(session, "true"));
    }

    /// <summary>A command that ignores signals is ended too.</summary>
    [Fact]
    public virtual async Task A_time_out_ends_what_ignores_signals()
    {
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await RunAsync(session, "trap '' TERM INT HUP QUIT; " + Beat, command => command with { Timeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(CommandEnd.TimedOut, result.End);
        await AssertSilentAsync();
    }

    /// <summary>A command that ends by itself before its time is over has not timed out, however it ends.</summary>
    [Fact]
    public virtual async Task A_fast_end_is_no_time_out()
    {
        await using ISandboxSession session = await OpenAsync();
        foreach ((string line, int code) in ((string, int)[])[("true", 0), ("kill -KILL $$", 137), ("sleep 0.2; exit 3", 3)])
            AssertRan(code, await RunAsync(session, line, command => command with { Timeout = Short }));
    }

    /// <summary>A command may have no time-out at all.</summary>
    [Fact]
    public virtual async Task There_may_be_no_time_out() =>
        Assert.Equal("ran\n", (await RunAsync("echo ran", command => command with { Timeout = Timeout.InfiniteTimeSpan })).StandardOutput.Text);

    /// <summary>The caller's cancellation is no result; the command and all it started is dead then.</summary>
    [Fact]
    public virtual async Task Cancellation_ends_all_that_was_started()
    {
        await using ISandboxSession session = await OpenAsync();
        using CancellationTokenSource cancel = new();
        Task<CommandResult> run = session.ExecuteAsync(SandboxCommand.Shell(Family), cancel.Token).AsTask();
        await BeginsAsync(run);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(Short));
        await AssertSilentAsync();
        AssertRan(0, await RunAsync(session, "true"));
    }

    /// <summary>What is cancelled before it begins does not begin.</summary>
    [Fact]
    public virtual async Task What_is_cancelled_before_does_not_begin()
    {
        CancellationToken cancelled = new(canceled: true);
        await using ISandboxSession session = await OpenAsync();
        await session.WriteFileAsync("file", "kept"u8.ToArray());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.ExecuteAsync(SandboxCommand.Shell("echo changed > file"), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.ReadFileAsync("file", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.WriteFileAsync("file", "changed"u8.ToArray(), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Subject.OpenAsync(Configure(new SandboxRequest { Workspace = WorkspaceFolder }), cancelled));
        Assert.Equal("kept", await ReadTextAsync(session, "file"));
    }

    /// <summary>A command may be cancelled at any moment of its life: it ends as cancelled or as it would have, and the session goes on.</summary>
    [Fact]
    public virtual async Task Cancellation_is_safe_at_any_moment()
    {
        Random random = new(7);
        await using ISandboxSession session = await OpenAsync();
        for (int i = 0; i < 40; i++)
        {
            using CancellationTokenSource cancel = new(TimeSpan.FromMilliseconds(random.NextDouble() * 60));
            try
            {
                CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("(sleep 0.02; echo x >> beat) & wait; exit 5"), cancel.Token).AsTask().WaitAsync(Short);
                AssertRan(5, result);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // one of the two ways to end
            }
        }

        AssertRan(0, await RunAsync(session, "echo x >> beat"));
        await AssertSilentAsync();
    }
}
