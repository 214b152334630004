using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>Every program gets out where nothing holds it: one that cannot shows nothing where it is held.</summary>
public sealed class ContainmentProgramsEscapeTests
{
    /// <summary>What even the unisolated sandbox does not let happen; a careless host does.</summary>
    private static readonly string[] HeldByCare =
        ["read the host's environment in its own", "read through an inherited descriptor", "read the host's standard input", "core dump"];

    /// <summary>What it bounds, ends or refuses, for control groups and limits need no isolation.</summary>
    private static readonly SandboxPromise[] HeldWithoutIsolation =
    [
        SandboxPromise.NoSurvivors, SandboxPromise.CpuTimeLimit, SandboxPromise.MemoryLimit, SandboxPromise.ProcessLimit, SandboxPromise.OpenFileLimit,
        SandboxPromise.FileSizeLimit, SandboxPromise.NetworkAllowList,
    ];

    public static TheoryData<string> Names => [.. ContainmentPrograms.All.Select(program => program.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_program_gets_out_where_nothing_holds_it(string name)
    {
        ContainmentProgram program = ContainmentPrograms.All.Single(program => program.Name == name);
        bool isHeld = HeldByCare.Contains(name) || HeldWithoutIsolation.Contains(program.Promise);
        ContainmentTrial trial = new() { Sandbox = isHeld ? new CarelessSandbox() : Sandboxes.Unisolated, EvenUnpromised = true };
        ContainmentFinding finding = await trial.RunAsync(program);
        Assert.True(finding.Verdict == ContainmentVerdict.Escaped, finding.ToString());
    }

    [Fact]
    public void Every_promise_is_tried_by_a_program() =>
        Assert.Empty(Enum.GetValues<SandboxPromise>().Except(ContainmentPrograms.All.Select(program => program.Promise)));
}
