namespace AgentLoop.Tests.Sandboxing.Probing;

public sealed class CapabilityProberTests : SessionTest
{
    private static readonly ProbedSandbox Free = new()
    {
        Name = "free",
        Open = async request => await SessionOpening.OpenAsync(request, plan => ValueTask.FromResult<IConfinement>(new NoConfinement(plan))),
    };

    /// <summary>A session in which every command ends at once with this output.</summary>
    private sealed class Silent(string output) : ISandboxSession
    {
        public ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default) => ValueTask.FromResult(
            new CommandResult { End = CommandEnd.Exited, ExitCode = 1, StandardOutput = new() { Text = output }, StandardError = new() { Text = "no shell here\n" } });

        public ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default) => default;

        public ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => default;

        public ValueTask DisposeAsync() => default;
    }

    /// <summary>What is enforced means nothing unless the attempts succeed where nothing is held.</summary>
    [Fact]
    public async Task Every_attempt_works_where_nothing_holds_it_off()
    {
        SandboxCapabilities found = await CapabilityProber.MeasureAsync(Free);
        Assert.Null(found.Unavailable);
        Assert.Empty(found.Enforced.Except([
            SandboxPromise.CpuTimeLimit, SandboxPromise.MemoryLimit, SandboxPromise.ProcessLimit, SandboxPromise.OpenFileLimit,
            SandboxPromise.FileSizeLimit, SandboxPromise.DiskLimit]));
        foreach (SandboxPromise promise in Enum.GetValues<SandboxPromise>().Where(promise => promise <= SandboxPromise.NoSurvivors))
            Assert.Equal((promise, PromiseState.NotEnforced), (promise, found[promise]));
    }

    [Fact]
    public async Task Landlock_says_exactly_what_it_holds()
    {
        SandboxCapabilities found = await Sandboxes.Landlock.ProbeAsync();
        foreach (SandboxPromise promise in (SandboxPromise[])[
            SandboxPromise.WriteIsolation, SandboxPromise.ReadIsolation, SandboxPromise.NetworkIsolation, SandboxPromise.SocketIsolation,
            SandboxPromise.ProcessIsolation, SandboxPromise.EnvironmentIsolation, SandboxPromise.NoNewPrivileges, SandboxPromise.KernelIsolation,
            SandboxPromise.SessionIsolation, SandboxPromise.NoSurvivors])
        {
            Assert.Equal((promise, PromiseState.Enforced), (promise, found[promise]));
        }

        Assert.Equal(PromiseState.NotEnforced, found[SandboxPromise.MetadataIsolation]);
        Assert.Equal(PromiseState.NotEnforced, found[SandboxPromise.RepositoryIsolation]);
        Assert.Equal(Enum.GetValues<SandboxPromise>(), found.Promises.Keys.Order());
    }

    [Fact]
    public async Task A_probe_leaves_nothing()
    {
        await CapabilityProber.MeasureAsync(Free);
        foreach (string place in (string[])["/var/tmp", "/dev/shm"])
            Assert.Empty(Directory.EnumerateFiles(place, "agentloop-probe-*"));
    }

    [Fact]
    public async Task A_sandbox_that_does_not_open_says_why()
    {
        SandboxCapabilities found = await CapabilityProber.MeasureAsync(Free with { Open = _ => throw new AgentLoopException("there is no room.") });
        Assert.Equal("The free sandbox does not work here: there is no room.", found.Unavailable);
        Assert.Empty(found.Enforced);
    }

    [Fact]
    public async Task A_sandbox_in_which_a_harmless_command_fails_cannot_be_used()
    {
        SandboxCapabilities found = await CapabilityProber.MeasureAsync(Free with { Open = _ => ValueTask.FromResult<ISandboxSession>(new Silent("")) });
        Assert.Equal("The free sandbox does not work here: a harmless command failed: no shell here", found.Unavailable);
    }

    [Fact]
    public async Task What_could_not_be_attempted_is_not_enforced()
    {
        SandboxCapabilities found = await CapabilityProber.MeasureAsync(
            Free with { Open = _ => ValueTask.FromResult<ISandboxSession>(new Silent("works\n")) });
        Assert.Null(found.Unavailable);
        Assert.Empty(found.Enforced);
        Assert.Equal(PromiseState.Unavailable, found[SandboxPromise.WriteIsolation]);
        Assert.Equal(PromiseState.Unavailable, found[SandboxPromise.NoSurvivors]);
    }

    [Fact]
    public async Task A_sandbox_says_what_it_cannot_have_and_finds_out_for_itself_what_needs_no_program()
    {
        SandboxCapabilities found = await CapabilityProber.MeasureAsync(Free with
        {
            Open = _ => ValueTask.FromResult<ISandboxSession>(new Silent("works\n")),
            Unavailable = [SandboxPromise.DiskLimit],
            Further = _ => new Dictionary<SandboxPromise, PromiseState>
            {
                [SandboxPromise.DiskLimit] = PromiseState.Enforced, [SandboxPromise.SocketIsolation] = PromiseState.Enforced,
            },
        });
        Assert.Equal([SandboxPromise.SocketIsolation], found.Enforced);
        Assert.Equal(PromiseState.Unavailable, found[SandboxPromise.DiskLimit]);
    }

    [Fact]
    public async Task A_probe_can_be_cancelled()
    {
        using CancellationTokenSource cancel = new();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await CapabilityProber.MeasureAsync(Free, cancel.Token));
    }
}
