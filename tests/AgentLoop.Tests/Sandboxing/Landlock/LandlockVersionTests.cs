namespace AgentLoop.Tests.Sandboxing.Landlock;

/// <summary>What the sandbox is on kernels that are older than this one, by using no more than they have.</summary>
public sealed class LandlockVersionTests : SessionTest
{
    [Theory]
    [InlineData(1, 8, 0x1FFF)]
    [InlineData(2, 8, 0x3FFF)]
    [InlineData(3, 8, 0x7FFF)]
    [InlineData(4, 16, 0x7FFF)]
    [InlineData(5, 16, 0xFFFF)]
    [InlineData(6, 24, 0xFFFF)]
    [InlineData(7, 24, 0xFFFF)]
    public void Each_version_has_the_rights_of_those_before_it(int number, int attributeBytes, long rights)
    {
        LandlockVersion version = new(number);
        Assert.Equal((attributeBytes, rights), (version.AttributesSize, (long)version.Rights));
        Assert.Equal(number >= 3, version.RestrictsTruncation);
        Assert.Equal(number >= 4, version.RestrictsTcp);
        Assert.Equal(number >= 6, version.HasScopes);
        Assert.Equal(number >= 7 ? 5 : 0, version.RestrictFlags);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task An_older_kernel_holds_all_but_signals_and_says_so(int number)
    {
        SandboxCapabilities old = await new LandlockSandbox(new LandlockVersion(number)).ProbeAsync();
        SandboxCapabilities current = await Sandboxes.Landlock.ProbeAsync();
        Assert.Contains("does not hold signals", old.Mechanism, StringComparison.Ordinal);
        Assert.Equal(PromiseState.NotEnforced, old[SandboxPromise.ProcessIsolation]);
        foreach (SandboxPromise same in (SandboxPromise[])[
            SandboxPromise.WriteIsolation, SandboxPromise.ReadIsolation, SandboxPromise.NetworkIsolation, SandboxPromise.SocketIsolation,
            SandboxPromise.EnvironmentIsolation, SandboxPromise.NoNewPrivileges, SandboxPromise.KernelIsolation, SandboxPromise.SessionIsolation])
        {
            Assert.Equal((same, current[same]), (same, old[same]));
        }
    }

    [Theory]
    [InlineData("perl -e 'truncate($ENV{OUTSIDE}, 0) or exit 1'")]
    [InlineData("perl -e 'sysopen(F, $ENV{OUTSIDE}, 0x200) or exit 1'")]
    [InlineData("perl -e 'sysopen(F, $ENV{OUTSIDE}, 0x203) or exit 1'")]
    public async Task A_file_outside_is_not_cut_to_nothing_even_before_landlock_saw_it(string line)
    {
        string file = Path.Combine(Outside, "file");
        SandboxCommand cut = SandboxCommand.Shell(line) with { Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["OUTSIDE"] = file } };
        foreach (int version in (int[])[2, 3, 7])
        {
            await File.WriteAllTextAsync(file, "kept");
            await using ISandboxSession held = await new LandlockSandbox(new LandlockVersion(version)).OpenAsync(Request with { ReadOnlyPaths = [Outside] });
            Assert.NotEqual(0, (await held.ExecuteAsync(cut)).ExitCode);
            Assert.Equal("kept", await File.ReadAllTextAsync(file));
        }

        await using ISandboxSession free = await OpenAsync(Sandboxes.Unisolated);
        await free.ExecuteAsync(cut);
        Assert.Equal("", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Without_landlock_the_sandbox_says_why_and_does_not_open()
    {
        LandlockSandbox none = new(new LandlockVersion(-38));
        string reason = (await none.ProbeAsync()).Unavailable!;
        Assert.StartsWith("This kernel has no Landlock", reason, StringComparison.Ordinal);
        Assert.Equal(reason, (await Assert.ThrowsAsync<AgentLoopException>(async () => await none.OpenAsync(Request))).Message);
    }
}
