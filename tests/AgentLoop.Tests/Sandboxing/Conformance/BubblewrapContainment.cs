using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Sandboxing;

public sealed class BubblewrapContainment : SandboxContainmentTests
{
    protected override ValueTask<ISandbox> CreateAsync() => ValueTask.FromResult<ISandbox>(new BubblewrapSandbox(new() { UnprivilegedUser = 65534 }));

    protected override void Report(ContainmentFinding finding)
    {
        base.Report(finding);
        ReadmeTable.Check(finding, "bubblewrap");
    }
}
