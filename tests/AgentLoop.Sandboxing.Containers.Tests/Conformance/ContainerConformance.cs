using AgentLoop.ConformanceTests;

namespace AgentLoop.Sandboxing.Containers.Tests;

public sealed class ContainerConformance : SandboxConformanceTests
{
    protected override ValueTask<ISandbox> CreateAsync() => ValueTask.FromResult<ISandbox>(Containers.Sandbox);
}
