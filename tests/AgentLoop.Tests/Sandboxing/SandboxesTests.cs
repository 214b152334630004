namespace AgentLoop.Tests.Sandboxing;

public sealed class SandboxesTests : SessionTest
{
    private sealed class Fake(string name, string? unavailable) : ISandbox
    {
        public SandboxDescription Describe() => new() { Name = name, Unavailable = unavailable };

        public ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException(name);
    }

    [Fact]
    public void Landlock_enforces_every_promise_here() => Assert.Equal(Enum.GetValues<SandboxPromise>(), Sandboxes.Landlock.Describe().Enforced);

    [Fact]
    public void The_strongest_describes_what_was_picked()
    {
        Assert.Equal("landlock", Sandboxes.Strongest.Describe().Name);
        Assert.Equal("second", new StrongestSandbox([new Fake("first", "No first."), new Fake("second", null), new Fake("third", null)]).Describe().Name);
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
        Assert.Equal(refused.Message, none.Describe().Unavailable);
    }

    [Fact]
    public void No_isolation_promises_nothing()
    {
        SandboxDescription description = Sandboxes.Unisolated.Describe();
        Assert.Equal("unisolated", description.Name);
        Assert.Empty(description.Enforced);
    }
}
