using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Sandboxing;

public sealed class LandlockConformance : SandboxConformanceTests
{
    protected override ValueTask<ISandbox> CreateAsync() => ValueTask.FromResult<ISandbox>(new LandlockSandbox());
}
