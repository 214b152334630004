using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Sandboxing;

public sealed class BubblewrapConformance : SandboxConformanceTests
{
    protected override ValueTask<ISandbox> CreateAsync() => ValueTask.FromResult<ISandbox>(new BubblewrapSandbox(new() { UnprivilegedUser = 65534 }));
}
