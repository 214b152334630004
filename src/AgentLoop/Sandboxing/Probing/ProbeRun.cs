namespace AgentLoop;

/// <summary>What the parts of a probe share.</summary>
internal sealed record ProbeRun
{
    public required ProbedSandbox Sandbox { get; init; }

    public required ProbePlace Place { get; init; }

    public required ProbeFindings Findings { get; init; }

    /// <summary>Opens a session; <see langword="null"/> where the sandbox refuses this kind.</summary>
    public async ValueTask<ISandboxSession?> TryOpenAsync(SandboxRequest request)
    {
        try
        {
            return await Sandbox.Open(request).ConfigureAwait(false);
        }
        catch (AgentLoopException)
        {
            return null;
        }
    }
}
