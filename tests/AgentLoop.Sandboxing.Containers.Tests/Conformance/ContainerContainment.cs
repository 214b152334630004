using AgentLoop.ConformanceTests;

namespace AgentLoop.Sandboxing.Containers.Tests;

public sealed class ContainerContainment : SandboxContainmentTests
{
    protected override ValueTask<ISandbox> CreateAsync() => ValueTask.FromResult<ISandbox>(Containers.Sandbox);
}
