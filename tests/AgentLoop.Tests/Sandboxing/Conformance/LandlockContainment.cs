using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Sandboxing;

public sealed class LandlockContainment : SandboxContainmentTests
{
    protected override ValueTask<ISandbox> CreateAsync() => ValueTask.FromResult<ISandbox>(new LandlockSandbox());
}
