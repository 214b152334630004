using System.Net.Sockets;

namespace AgentLoop;

/// <summary>
/// Finds out what a sandbox holds on this machine by attempting, from within, what it must hold off: on bait of its own that lies outside. What counts
/// is what happened to the bait, not what an attempt says of itself.
/// </summary>
/// <remarks>
/// The attempts are lines of <c>sh</c>, and where those do not reach, of <c>perl</c>, which nearly every system has. An attempt that could not be made
/// proves nothing: its promise is <see cref="PromiseState.Unavailable"/>.
/// </remarks>
internal static class CapabilityProber
{
    /// <summary>Tries every promise. A sandbox in which nothing works is a result that says so.</summary>
    public static async ValueTask<SandboxCapabilities> MeasureAsync(ProbedSandbox sandbox, CancellationToken cancellationToken = default)
    {
        try
        {
            using ProbePlace place = ProbePlace.Create();
            ProbeRun run = new() { Sandbox = sandbox, Place = place, Findings = new ProbeFindings() };
            await Task.WhenAll(
                IsolationProbe.RunAsync(run, cancellationToken),
                LimitProbe.RunAsync(run, cancellationToken),
                ProcessorTimeProbe.RunAsync(run, cancellationToken),
                NetworkGrantProbe.RunAsync(run, cancellationToken)).ConfigureAwait(false);
            return Capabilities(sandbox) with { Promises = run.Findings.Of(sandbox.Unavailable) };
        }
        catch (Exception failed) when (failed is AgentLoopException or IOException or UnauthorizedAccessException or SocketException)
        {
            return Capabilities(sandbox) with { Unavailable = $"The {sandbox.Name} sandbox does not work here: {failed.Message}" };
        }
    }

    private static SandboxCapabilities Capabilities(ProbedSandbox sandbox) => new() { Name = sandbox.Name, Mechanism = sandbox.Mechanism };
}
