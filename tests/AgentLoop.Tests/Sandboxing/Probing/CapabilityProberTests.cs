using System.Text;

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
        foreach (SandboxPromise promise in Enum.GetValues<SandboxPromise>().Where(promise => promise < SandboxPromise.NoSurvivors))
            Assert.Equal((promise, PromiseState.NotEnforced), (promise, found[promise]));
        Assert.DoesNotContain(SandboxPromise.DiskLimit, found.Enforced);
        Assert.DoesNotContain(SandboxPromise.PrivateLoopback, found.Enforced);
        Assert.DoesNotContain(SandboxPromise.NetworkAllowList, found.Enforced);
    }

    /// <summary>Sessions hold limits and survivors by control groups even where they hold nothing else, so this is shown without one.</summary>
    [Fact]
    public async Task The_attempts_on_limits_and_to_survive_work_without_a_session()
    {
        using SurvivorPipe pipe = SurvivorPipe.Make(Path.Combine(Workspace, "beat"));
        Dictionary<string, string> variables = new(StringComparer.Ordinal)
        {
            ["HOME"] = Outside,
            ["TMPDIR"] = Outside,
            ["LEFT"] = "left",
            ["BAIT"] = "",
            ["PID_SPACE"] = "none",
            ["PATH"] = "/usr/bin:/bin",
            ["OPEN_FILES"] = "64",
            ["FILE_BYTES"] = "1048576",
            ["HALF"] = "37748736",
            ["MANY"] = "40",
        };
        string[] printed =
        [
            await RunAsync(LimitScripts.Files, "", variables), await RunAsync(LimitScripts.Memory, "", variables),
            await RunAsync(LimitScripts.Processes, LimitScripts.ProcessesPerl, variables), await RunAsync(LimitScripts.ProcessorTime, "", variables),
        ];
        ProbeFindings findings = new();
        findings.NotePrinted(string.Concat(printed));
        Assert.Equal(6, findings.Of([]).Count(promise => promise.Value == PromiseState.NotEnforced));

        await RunAsync(LeavingScript.Leave.Replace("sleep 20", "sleep 2", StringComparison.Ordinal), "", variables);
        Assert.True(await pipe.IsHeldAsync());
        Assert.False(await pipe.IsLeftAsync());
        foreach (string place in (string[])["/tmp", "/var/tmp", "/dev/shm"])
            File.Delete(Path.Combine(place, "left"));
    }

    private async Task<string> RunAsync(string shell, string perl, Dictionary<string, string> variables)
    {
        SandboxCommand command = ProbeCommand.Of(shell, perl, variables);
        ChildResult result = await ChildProcess.RunAsync(
            new ChildStart { Program = command.Program, Arguments = command.Arguments, Environment = variables, WorkingDirectory = Workspace },
            TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(result.StandardOutput);
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
        string[] left = Left();
        for (int i = 0; i < 500 && left.Length > 0; i++)
        {
            // Another probe of this machine may be at work.
            await Task.Delay(10, TestContext.Current.CancellationToken);
            left = [.. left.Intersect(Left(), StringComparer.Ordinal)];
        }

        Assert.Empty(left);
    }

    private static string[] Left() =>
        [.. ((string[])["/tmp", "/var/tmp", "/dev/shm"]).SelectMany(place => Directory.EnumerateFiles(place, "agentloop-probe-*"))];

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
                [SandboxPromise.DiskLimit] = PromiseState.Enforced,
                [SandboxPromise.SocketIsolation] = PromiseState.Enforced,
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
