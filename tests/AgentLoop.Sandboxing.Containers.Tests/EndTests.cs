using System.Diagnostics;
using System.Globalization;

namespace AgentLoop.Sandboxing.Containers.Tests;

/// <summary>A container goes with its session, on every way out.</summary>
public sealed class EndTests : ContainerTest
{
    private static readonly string Mine = SessionOwner.Current.NamePrefix;

    [Fact]
    public async Task Disposal_removes_the_container()
    {
        string name, volumes;
        await using (ISandboxSession session = await OpenAsync())
        {
            name = ((SandboxSession)session).Parts.Folder.Name;
            Assert.Equal([name], await Containers.NamesAsync(name));
            volumes = await Containers.PodmanAsync("inspect", "--format", "{{range .Mounts}}{{.Name}} {{end}}", name);
        }

        Assert.Empty(await Containers.NamesAsync(name));
        string[] left = (await Containers.PodmanAsync("volume", "ls", "--quiet")).Split('\n');
        Assert.Equal(2, volumes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain(volumes.Split(' ', StringSplitOptions.RemoveEmptyEntries), volume => left.Contains(volume, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Disposal_removes_what_a_command_has_damaged()
    {
        await using ISandboxSession session = await OpenAsync();
        Succeeds(await session.ExecuteAsync(SandboxCommand.Shell("kill -STOP -1 2> /dev/null; kill -9 -1 2> /dev/null; true")));
        Succeeds(await session.ExecuteAsync(SandboxCommand.Shell("true")));
        await session.DisposeAsync();
        Assert.Empty(await Containers.NamesAsync(((SandboxSession)session).Parts.Folder.Name));
    }

    [Fact]
    public async Task An_engine_that_refuses_is_quoted_and_nothing_is_left()
    {
        ContainerSandbox refused = new(new ContainerSandboxOptions { Image = Containers.Image, Arguments = ["--memory", "1b"] });
        string reason = (await refused.ProbeAsync()).Unavailable!;
        Assert.Contains("could not be started: podman said \"Error", reason, StringComparison.Ordinal);
        AgentLoopException failure = await Assert.ThrowsAsync<AgentLoopException>(async () => await refused.OpenAsync(Request));
        Assert.Equal(reason, failure.Message);
    }

    [Fact]
    public async Task A_failure_after_the_start_leaves_nothing()
    {
        ContainerPlatform platform = await ContainerPlatform.FindAsync(new ContainerSandboxOptions { Image = Containers.Image });
        string? name = null;
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await SessionOpening.OpenAsync(Request, async plan =>
        {
            name = plan.Folder.Name;
            using CancellationTokenSource cancel = new();
            ValueTask<IConfinement> start = platform.ConfineAsync(plan, cancel.Token);
            await cancel.CancelAsync();
            return await start;
        }));
        Assert.Empty(await Containers.NamesAsync(name!));
        Assert.False(Directory.Exists(Path.Combine(Path.GetTempPath(), name!)));
    }

    [Fact]
    public async Task Cancellation_at_any_moment_of_opening_leaves_nothing()
    {
        await using (await OpenAsync())
        {
        }

        for (int milliseconds = 0; milliseconds < 400; milliseconds += 80)
        {
            using CancellationTokenSource cancel = new(milliseconds);
            try
            {
                await using ISandboxSession session = await Containers.Sandbox.OpenAsync(Request, cancel.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.True(cancel.IsCancellationRequested);
            }
        }

        string[] folders = [.. Directory.GetDirectories(Path.GetTempPath(), Mine + "*").Select(folder => Path.GetFileName(folder)!)];
        Assert.All(await Containers.NamesAsync(Mine), name => Assert.Contains(name, folders));
    }

    [Fact]
    public async Task The_container_of_a_host_that_is_killed_ends_by_itself()
    {
        using Process host = StartHost();
        Assert.True(await BecomesTrueAsync(() => ValueTask.FromResult(File.Exists(InWorkspace("alive")))), "the host has not started its command");
        string prefix = string.Create(CultureInfo.InvariantCulture, $"agentloop-{SessionOwner.Current.Namespace}-{host.Id}-");
        Assert.Single(await Containers.NamesAsync(prefix));
        host.Kill();
        await host.WaitForExitAsync();

        Assert.True(await BecomesTrueAsync(async () => (await Containers.NamesAsync(prefix)).Length == 0), "the container is still there");
        string last = await File.ReadAllTextAsync(InWorkspace("alive"));
        await Task.Delay(500);
        Assert.Equal(last, await File.ReadAllTextAsync(InWorkspace("alive")));
    }

    [Fact]
    public async Task What_a_dead_host_has_left_is_removed_at_the_start_and_what_a_living_one_has_is_not()
    {
        string dead = (SessionOwner.Current with { Started = 1 }).NamePrefix + "x";
        string living = SessionOwner.Current.NamePrefix + "y";
        foreach (string name in (string[])[dead, living])
            await Containers.PodmanAsync(
                "create", "--name", name, "--label", $"agentloop.session={name}", "--ulimit", "nofile=1024:1024", Containers.Image, "/bin/true");
        await ContainerPlatform.FindAsync(new ContainerSandboxOptions { Image = Containers.Image });
        Assert.Empty(await Containers.NamesAsync(dead));
        Assert.Equal([living], await Containers.NamesAsync(living));
        await Containers.PodmanAsync("rm", "--force", living);
    }

    [Fact]
    public async Task A_session_whose_container_was_removed_says_so()
    {
        await using ISandboxSession session = await OpenAsync();
        await Containers.PodmanAsync("rm", "--force", "--time", "0", ((SandboxSession)session).Parts.Folder.Name);
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("true"));
        Assert.Equal(CommandEnd.NotStarted, result.End);
        Assert.Contains("podman said \"Error: no container", result.StartFailure, StringComparison.Ordinal);
    }

    private Process StartHost() => Process.Start(
        new ProcessStartInfo("dotnet", ["exec", typeof(KilledHost).Assembly.Location, "host", Workspace]) { RedirectStandardOutput = true })!;
}
