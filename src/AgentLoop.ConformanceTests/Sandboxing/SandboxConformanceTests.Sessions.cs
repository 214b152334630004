using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxConformanceTests
{
    /// <summary>Sixteen sessions work at the same time, each with files, a home and output of its own.</summary>
    [Fact]
    public virtual async Task Sixteen_sessions_work_at_the_same_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            byte[] input = Bytes(300_000 + i);
            string folder = MakeFolder($"workspace-{i}");
            await using ISandboxSession session = await OpenAsync(new SandboxRequest { Workspace = folder });
            CommandResult result = await RunAsync(
                session, $"cat > copy; echo {i} > \"$HOME/own\"; sleep 0.1; cat \"$HOME/own\"; wc -c < copy", command => command with { StandardInput = input });
            AssertRan(0, result);
            Assert.Equal(["" + i, "" + input.Length], result.StandardOutput.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()));
            Assert.True((await File.ReadAllBytesAsync(Path.Combine(folder, "copy"))).AsSpan().SequenceEqual(input));
        })));
    }

    /// <summary>Commands of one session run at the same time and see each other's files.</summary>
    [Fact]
    public virtual async Task Commands_of_a_session_run_at_the_same_time()
    {
        await using ISandboxSession session = await OpenAsync();
        Task<CommandResult>[] runs = [.. Enumerable.Range(0, 8).Select(i => RunAsync(
            session, $"echo > here-{i}; n=0; until [ $(ls here-* | wc -l) -eq 8 ]; do sleep 0.02; n=$((n+1)); [ $n -gt 1000 ] && exit 1; done; echo {i}"))];
        CommandResult[] results = await Task.WhenAll(runs);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"{i}\n"), results.Select(result => result.StandardOutput.Text));
    }

    /// <summary>The end of a session ends what runs, which says so, and all that was left running.</summary>
    [Fact]
    public virtual async Task The_end_of_a_session_ends_what_runs()
    {
        ISandboxSession session = await OpenAsync();
        AssertRan(0, await RunAsync(session, $"({Beat}) > /dev/null 2>&1 & exit 0"));
        Task<CommandResult> run = session.ExecuteAsync(SandboxCommand.Shell("sleep 600")).AsTask();
        await BeginsAsync(run);

        await session.DisposeAsync().AsTask().WaitAsync(Short);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => run.WaitAsync(Short));
        await AssertSilentAsync();
    }

    /// <summary>A session may be closed twice, and by two at once.</summary>
    [Fact]
    public virtual async Task A_session_may_be_closed_twice()
    {
        ISandboxSession session = await OpenAsync();
        Assert.Equal("ran\n", (await RunAsync(session, "echo ran")).StandardOutput.Text);
        await Task.WhenAll(session.DisposeAsync().AsTask(), session.DisposeAsync().AsTask()).WaitAsync(Short);
        await session.DisposeAsync().AsTask().WaitAsync(Short);
    }

    /// <summary>A closed session refuses to be used.</summary>
    [Fact]
    public virtual async Task A_closed_session_refuses_everything()
    {
        ISandboxSession session = await OpenAsync();
        await session.WriteFileAsync("file", "kept"u8.ToArray());
        await session.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.ExecuteAsync(SandboxCommand.Shell("true")));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.ReadFileAsync("file"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.WriteFileAsync("file", "x"u8.ToArray()));
        Assert.Equal("kept", await File.ReadAllTextAsync(InWorkspace("file")));
    }

    /// <summary>A session may be closed at any moment: what runs ends as it would have, or says that the session was closed.</summary>
    [Fact]
    public virtual async Task A_session_may_be_closed_at_any_moment()
    {
        Random random = new(11);
        for (int i = 0; i < 10; i++)
        {
            ISandboxSession session = await OpenAsync();
            Task<CommandResult>[] runs = [.. Enumerable.Range(0, 3).Select(_ => RunAsync(session, "sleep 0.03; echo x >> beat; exit 5"))];
            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 80));
            await session.DisposeAsync().AsTask().WaitAsync(Short);
            foreach (Task<CommandResult> run in runs)
            {
                Exception? ended = await Record.ExceptionAsync(async () => AssertRan(5, await run.WaitAsync(Short)));
                Assert.True(ended is null or ObjectDisposedException, ended?.ToString());
            }
        }
    }

    /// <summary>What the workspace has is there in the next session over it.</summary>
    [Fact]
    public virtual async Task The_workspace_outlives_the_session()
    {
        AssertRan(0, await RunAsync("echo first > file"));
        Assert.Equal("first\n", (await RunAsync("cat file")).StandardOutput.Text);
        Assert.Equal("first\n", await File.ReadAllTextAsync(InWorkspace("file")));
    }

    /// <summary>What a sandbox is and enforces is found out once, and stays.</summary>
    [Fact]
    public virtual async Task Capabilities_are_told_and_stay()
    {
        SandboxCapabilities first = await Subject.ProbeAsync();
        SandboxCapabilities second = await Subject.ProbeAsync();

        Assert.False(string.IsNullOrWhiteSpace(first.Name));
        Assert.Null(first.Unavailable);
        Assert.Equal(first.Enforced, second.Enforced);
        Assert.Equal(first.Name, second.Name);
    }

    /// <summary>Who requires what is enforced gets a session; who requires more is refused by the promise's name.</summary>
    [Fact]
    public virtual async Task What_is_not_enforced_cannot_be_required()
    {
        SandboxCapabilities capabilities = await Subject.ProbeAsync();
        SandboxRequest request = new() { Workspace = WorkspaceFolder };

        await using (ISandboxSession session = await OpenAsync(request.Require([.. capabilities.Enforced])))
            AssertRan(0, await RunAsync(session, "true"));
        foreach (SandboxPromise promise in Enum.GetValues<SandboxPromise>().Except(capabilities.Enforced))
            await AssertRefusedAsync($"\"{promise}\"", request.Require(promise));
    }

    /// <summary>What cannot be a workspace is refused in a sentence.</summary>
    [Fact]
    public virtual async Task What_cannot_be_a_workspace_is_refused()
    {
        string file = Path.Combine(_place, "file");
        await File.WriteAllTextAsync(file, "");
        foreach (string folder in (string[])["relative", "", Path.Combine(_place, "missing"), file, "/", "/usr", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)])
            await AssertRefusedAsync($"\"{folder}\"", new SandboxRequest { Workspace = folder });
    }

    /// <summary>What cannot be granted is refused in a sentence.</summary>
    [Fact]
    public virtual async Task What_cannot_be_granted_is_refused()
    {
        foreach (string path in (string[])["relative", "/no/such/path", "/"])
            await AssertRefusedAsync($"\"{path}\"", new SandboxRequest { Workspace = WorkspaceFolder, ReadOnlyPaths = [path] });
        foreach (string path in (string[])["relative", "/no/such/path", "/"])
            await AssertRefusedAsync($"\"{path}\"", new SandboxRequest { Workspace = WorkspaceFolder, WritablePaths = [path] });
    }

    private async Task AssertRefusedAsync(string value, SandboxRequest request)
    {
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(async () => await (await OpenAsync(request)).DisposeAsync());
        AssertSentence(value, refused.Message);
    }
}
