namespace AgentLoop;

/// <summary>Tries to use more of the processor than a session may, by two processes that each stay below.</summary>
internal static class ProcessorTimeProbe
{
    /// <summary>Less than a user may ask for, so that a probe need not work for seconds.</summary>
    private static readonly TimeSpan Little = TimeSpan.FromMilliseconds(40);

    public static async Task RunAsync(ProbeRun run, CancellationToken cancellationToken)
    {
        SandboxRequest request = new() { Workspace = run.Place.Workspace("busy"), Limits = new SandboxLimits { CpuTime = Little }, IsProbe = true };
        if (await run.TryOpenAsync(request).ConfigureAwait(false) is not { } session)
            return;
        await using (session.ConfigureAwait(false))
        {
            SandboxCommand burn = ProbeCommand.Of(LimitScripts.ProcessorTime, "", new Dictionary<string, string>(StringComparer.Ordinal));
            LimitProbe.Note(run.Findings, await session.ExecuteAsync(burn, cancellationToken).ConfigureAwait(false));
        }
    }
}
