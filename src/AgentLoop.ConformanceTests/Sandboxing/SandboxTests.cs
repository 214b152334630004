namespace AgentLoop.ConformanceTests;

/// <summary>What the suites of sandboxes have in common: how a sandbox's requests differ from the plain ones.</summary>
public abstract class SandboxTests : ConformanceTests<ISandbox>
{
    /// <summary>Adds to a request what this sandbox cannot do without, such as <see cref="SandboxRequest.ReadOnlyPaths"/>.</summary>
    protected virtual SandboxRequest Configure(SandboxRequest request) => request;
}
