using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Sandboxing;

public sealed class LandlockContainment : SandboxContainmentTests
{
    protected override ValueTask<ISandbox> CreateAsync() => ValueTask.FromResult<ISandbox>(new LandlockSandbox());

    protected override void Report(ContainmentFinding finding)
    {
        base.Report(finding);
        ReadmeTable.Check(finding, "landlock");
    }
}
