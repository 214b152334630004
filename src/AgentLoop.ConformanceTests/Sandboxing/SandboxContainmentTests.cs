using Xunit;

namespace AgentLoop.ConformanceTests;

/// <summary>
/// What no <see cref="ISandbox"/> may let out of what it says it enforces: a test for each of <see cref="ContainmentPrograms.All"/>. What it does not
/// enforce on this machine is reported as such and not tried.
/// </summary>
public abstract partial class SandboxContainmentTests : SandboxTests
{
    /// <summary>Takes note of what came of a program; a warning of the test where it was not promised to be held.</summary>
    protected virtual void Report(ContainmentFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        TestContext.Current.TestOutputHelper?.WriteLine(finding.ToString());
        if (finding.Verdict == ContainmentVerdict.NotPromised)
            TestContext.Current.AddWarning(finding.ToString());
    }

    private async Task HoldAsync(ContainmentProgram program)
    {
        ContainmentTrial trial = new() { Sandbox = Subject, Configure = Configure };
        ContainmentFinding finding = await trial.RunAsync(program, TestContext.Current.CancellationToken);
        Report(finding);
        Assert.True(finding.Verdict is ContainmentVerdict.Contained or ContainmentVerdict.NotPromised, finding.ToString());
    }
}
