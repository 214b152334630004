namespace AgentLoop.Tests.Sandboxing.Probing;

public sealed class ProbeFindingsTests
{
    private static PromiseState After(params PromiseState[] attempts)
    {
        ProbeFindings findings = new();
        foreach (PromiseState attempt in attempts)
            findings.Note(SandboxPromise.DiskLimit, attempt);
        return findings.Of([])[SandboxPromise.DiskLimit];
    }

    [Fact]
    public void Of_several_attempts_the_worst_counts()
    {
        Assert.Equal(PromiseState.Unavailable, After());
        Assert.Equal(PromiseState.Enforced, After(PromiseState.Enforced, PromiseState.Enforced));
        Assert.Equal(PromiseState.Unavailable, After(PromiseState.Enforced, PromiseState.Unavailable));
        Assert.Equal(PromiseState.NotEnforced, After(PromiseState.Unavailable, PromiseState.NotEnforced, PromiseState.Enforced));
    }

    [Fact]
    public void Only_lines_that_name_a_promise_and_a_state_count()
    {
        ProbeFindings findings = new();
        findings.NotePrinted("DiskLimit Enforced\nNoSuchPromise Enforced\nMemoryLimit Broken\nPATH=/usr MemoryLimit\nReadIsolation Enforced really\n");
        Assert.Equal([SandboxPromise.DiskLimit], findings.Of([]).Where(promise => promise.Value == PromiseState.Enforced).Select(promise => promise.Key));
    }

    [Theory]
    [InlineData(PromiseState.Unavailable, PromiseState.Enforced, PromiseState.Enforced)]
    [InlineData(PromiseState.Enforced, PromiseState.Unavailable, PromiseState.Enforced)]
    [InlineData(PromiseState.NotEnforced, PromiseState.Enforced, PromiseState.NotEnforced)]
    [InlineData(PromiseState.Enforced, PromiseState.NotEnforced, PromiseState.NotEnforced)]
    public void What_a_sandbox_finds_out_by_itself_fills_gaps_and_hides_nothing(PromiseState attempted, PromiseState further, PromiseState expected)
    {
        ProbeFindings findings = new();
        findings.Note(SandboxPromise.DiskLimit, attempted);
        findings.NoteFurther(new Dictionary<SandboxPromise, PromiseState> { [SandboxPromise.DiskLimit] = further });
        Assert.Equal(expected, findings.Of([])[SandboxPromise.DiskLimit]);
    }
}
