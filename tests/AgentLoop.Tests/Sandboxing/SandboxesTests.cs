namespace AgentLoop.Tests.Sandboxing;

public sealed class SandboxesTests : SessionTest
{
    private sealed class Fake(string name, string? unavailable) : ISandbox
    {
        public ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(new SandboxCapabilities { Name = name, Unavailable = unavailable });

        public ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException(name);
    }

    [Fact]
    public async Task Landlock_enforces_what_it_is_there_for() => Assert.Superset(
        new HashSet<SandboxPromise> { SandboxPromise.WriteIsolation, SandboxPromise.ReadIsolation, SandboxPromise.NetworkIsolation, SandboxPromise.NoNewPrivileges },
        (await Sandboxes.Landlock.ProbeAsync()).Enforced.ToHashSet());

    [Fact]
    public async Task The_strongest_describes_what_was_picked()
    {
        Assert.Equal("landlock", (await Sandboxes.Strongest.ProbeAsync()).Name);
        Assert.Equal("second", (await new StrongestSandbox([new Fake("first", "No first."), new Fake("second", null), new Fake("third", null)]).ProbeAsync()).Name);
    }

    [Fact]
    public async Task The_strongest_opens_what_was_picked()
    {
        await using ISandboxSession session = await OpenAsync(Sandboxes.Strongest);
        Assert.False((await session.ExecuteAsync(SandboxCommand.Shell("cat /etc/shadow"))).Succeeded);
    }

    [Fact]
    public async Task Where_nothing_isolates_opening_fails_and_names_the_explicit_choice()
    {
        StrongestSandbox none = new([new Fake("a", "No a here."), new Fake("b", "No b here.")]);
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(async () => await none.OpenAsync(Request));
        Assert.Contains("No a here. No b here.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Sandboxes.Unisolated", refused.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Message, (await none.ProbeAsync()).Unavailable);
    }

    [Fact]
    public async Task No_isolation_promises_nothing()
    {
        SandboxCapabilities description = await Sandboxes.Unisolated.ProbeAsync();
        Assert.Equal("unisolated", description.Name);
        Assert.Empty(description.Enforced);
    }
}
