namespace AgentLoop;

/// <summary>A place where untrusted programs run contained.</summary>
/// <remarks>One instance serves many sessions at once. An exception from opening a session ends the run.</remarks>
public interface ISandbox
{
    /// <summary>What this sandbox is and what it enforces on this machine: tried, once, not promised. One that cannot be used says so.</summary>
    ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default);

    /// <summary>Opens a session over a workspace that belongs to it alone. Its owner disposes it, and all its processes with it.</summary>
    /// <exception cref="AgentLoopException">The sandbox cannot give what the request asks for; nothing was run.</exception>
    ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default);
}
