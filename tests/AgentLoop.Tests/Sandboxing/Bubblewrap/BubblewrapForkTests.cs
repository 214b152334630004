using System.Diagnostics;

namespace AgentLoop.Tests.Sandboxing;

public sealed class BubblewrapForkTests : BubblewrapTest
{
    private async Task<ForkLayers> LayAsync(long bytes = 64 << 20, long files = 10_000)
    {
        BubblewrapTools tools = await BubblewrapTools.FindAsync(new BubblewrapOptions { UnprivilegedUser = 65534 });
        return (await tools.Staging.ForkAsync(Workspace, bytes, files)).Layers;
    }

    private WorkspaceForkRequest ForkRequest => new() { Workspace = AgentLoop.Workspace.Open(Workspace), Destination = Path.Combine(Outside, "fork") };

    [Fact]
    public async Task A_fork_is_an_overlay_whose_changes_are_its_own()
    {
        await File.WriteAllTextAsync(Path.Combine(Workspace, "file"), "old\n");
        Assert.EndsWith("forks by overlay", (await Sandbox.ProbeAsync()).Mechanism, StringComparison.Ordinal);
        WorkspaceFork fork = await Sandbox.ForkAsync(ForkRequest);
        await using (fork)
        {
            await using ISandboxSession session = await Sandbox.OpenAsync(Request with { Workspace = fork.Workspace.Root });
            Assert.True((await session.ExecuteAsync(SandboxCommand.Shell("echo new > file"))).Succeeded);
            Assert.Equal("new\n"u8.ToArray(), (await fork.Workspace.ReadAsync("file"))!.Value.ToArray());
            Assert.False(Path.Exists(ForkRequest.Destination));
        }

        Assert.Equal("old\n", await File.ReadAllTextAsync(Path.Combine(Workspace, "file")));
        Assert.False(Directory.Exists(fork.Workspace.Root));
    }

    [Fact]
    public async Task Where_nothing_can_be_mounted_a_fork_is_a_copy()
    {
        await File.WriteAllTextAsync(Path.Combine(Workspace, "file"), "old");
        BubblewrapSandbox none = new(new BubblewrapOptions { Program = "no-such-program", UnprivilegedUser = 65534 });
        await using WorkspaceFork copy = await new StrongestSandbox([none, Sandboxes.Landlock]).ForkAsync(ForkRequest);
        Assert.Equal(ForkRequest.Destination, copy.Workspace.Root);
        await using WorkspaceFork other = await none.ForkAsync(ForkRequest with { Destination = Path.Combine(Outside, "other") });
        Assert.Equal("old", await File.ReadAllTextAsync(Path.Combine(Outside, "other", "file")));
    }

    [Fact]
    public async Task A_command_in_a_fork_changes_the_upper_layer_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(Workspace, "kept"), "kept");
        await File.WriteAllTextAsync(Path.Combine(Workspace, "changed"), "old");
        await File.WriteAllTextAsync(Path.Combine(Workspace, "gone"), "gone");
        Directory.CreateDirectory(Path.Combine(Workspace, ".git"));
        ForkLayers fork = await LayAsync();
        await using (fork.Mounts)
        {
            await using ISandboxSession session = await Sandbox.OpenAsync(Request with { Workspace = fork.Merged });
            CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("ls -A && echo new > changed && rm gone && mkdir made && echo made > made/file"));
            Assert.True(result.Succeeded, result.StandardError.Text + result.StartFailure);
            Assert.Equal("changed\ngone\nkept\n", result.StandardOutput.Text);
            await session.WriteFileAsync("made/by-host", "host"u8.ToArray());
            Assert.True((await session.ExecuteAsync(SandboxCommand.Shell("echo more >> made/by-host"))).Succeeded);
            Assert.Equal([".git", "changed", "gone", "made"], Directory.GetFileSystemEntries(fork.Upper).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
            Assert.Equal("hostmore\n", await File.ReadAllTextAsync(Path.Combine(fork.Merged, "made/by-host")));
        }

        Assert.Equal("old", await File.ReadAllTextAsync(Path.Combine(Workspace, "changed")));
        Assert.Equal([".git", "changed", "gone", "kept"], Directory.GetFileSystemEntries(Workspace).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(fork.Merged));
    }

    [Fact]
    public async Task Sessions_over_one_fork_see_each_others_files_and_the_hosts_own_paths()
    {
        await File.WriteAllTextAsync(Path.Combine(Workspace, "file"), "");
        await File.WriteAllTextAsync(Path.Combine(Outside, "shown"), "shown");
        ForkLayers fork = await LayAsync();
        await using IAsyncDisposable mounts = fork.Mounts;
        SandboxRequest request = Request with { Workspace = fork.Merged, ReadOnlyPaths = [Outside] };
        await using ISandboxSession first = await Sandbox.OpenAsync(request);
        await using ISandboxSession second = await Sandbox.OpenAsync(request);
        Assert.True((await first.ExecuteAsync(SandboxCommand.Shell("echo first > file"))).Succeeded);
        Assert.Equal("first\nshown", (await second.ExecuteAsync(SandboxCommand.Shell($"cat file {Outside}/shown"))).StandardOutput.Text);
    }

    [Fact]
    public async Task What_is_written_in_a_fork_is_bounded()
    {
        await File.WriteAllTextAsync(Path.Combine(Workspace, "file"), "");
        ForkLayers fork = await LayAsync(bytes: 4 << 20, files: 1000);
        await using IAsyncDisposable mounts = fork.Mounts;
        await using ISandboxSession session = await Sandbox.OpenAsync(Request with { Workspace = fork.Merged });
        Assert.Contains("No space left", (await session.ExecuteAsync(SandboxCommand.Shell("head -c 8000000 /dev/zero > large; rm large"))).StandardError.Text, StringComparison.Ordinal);
        Assert.Contains("No space left", (await session.ExecuteAsync(SandboxCommand.Shell("seq 2000 | xargs touch"))).StandardError.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fork_of_ten_thousand_files_takes_no_time_to_speak_of()
    {
        for (int i = 0; i < 10_000; i++)
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(Workspace, $"{i % 100}")).FullName, $"{i}"), "");
        await using (await LayWarmAsync())
        {
        }

        long began = Stopwatch.GetTimestamp();
        ForkLayers fork = await LayAsync();
        TimeSpan taken = Stopwatch.GetElapsedTime(began);
        await fork.Mounts.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{taken.TotalMilliseconds} ms");
        Assert.InRange(taken, TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
    }

    private async Task<IAsyncDisposable> LayWarmAsync() => (await LayAsync()).Mounts;
}
