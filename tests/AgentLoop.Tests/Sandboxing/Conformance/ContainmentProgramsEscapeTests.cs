using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>Every program gets out where nothing holds it: one that cannot shows nothing where it is held.</summary>
public sealed class ContainmentProgramsEscapeTests
{
    /// <summary>What even the unisolated sandbox does not do; a careless host does.</summary>
    private static readonly string[] HeldByMereCare =
        ["read the host's environment in its own", "read through an inherited descriptor", "read the host's standard input", "core dump"];

    public static TheoryData<string> Names => [.. ContainmentPrograms.All.Select(program => program.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_program_gets_out_where_nothing_holds_it(string name)
    {
        ISandbox sandbox = HeldByMereCare.Contains(name) ? new CarelessSandbox() : Sandboxes.Unisolated;
        ContainmentTrial trial = new() { Sandbox = sandbox, EvenUnpromised = true };
        ContainmentFinding finding = await trial.RunAsync(ContainmentPrograms.All.Single(program => program.Name == name));
        Assert.True(finding.Verdict == ContainmentVerdict.Escaped, finding.ToString());
    }

    [Fact]
    public void Every_promise_is_tried_by_a_program() =>
        Assert.Empty(Enum.GetValues<SandboxPromise>().Except(ContainmentPrograms.All.Select(program => program.Promise)));
}
