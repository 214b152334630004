using AgentLoop.ConformanceTests;
using AgentLoop.Tests.Sandboxing;

namespace AgentLoop.Sandboxing.Containers.Tests;

public sealed class ContainerContainment : SandboxContainmentTests
{
    protected override ValueTask<ISandbox> CreateAsync() => ValueTask.FromResult<ISandbox>(Containers.Sandbox);

    protected override void Report(ContainmentFinding finding)
    {
        base.Report(finding);
        ReadmeTable.Check(finding, "container");
    }
}
