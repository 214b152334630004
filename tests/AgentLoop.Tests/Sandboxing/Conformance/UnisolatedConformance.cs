using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Sandboxing;

public sealed class UnisolatedConformance : SandboxConformanceTests
{
    protected override ValueTask<ISandbox> CreateAsync() => ValueTask.FromResult<ISandbox>(new UnisolatedSandbox());
}
