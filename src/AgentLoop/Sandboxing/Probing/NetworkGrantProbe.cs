using System.Globalization;

namespace AgentLoop;

/// <summary>Tries what a session reaches that was granted a loopback, and one that was granted a host.</summary>
internal static class NetworkGrantProbe
{
    public static Task RunAsync(ProbeRun run, CancellationToken cancellationToken) =>
        Task.WhenAll(LoopbackAsync(run, cancellationToken), AllowListAsync(run, cancellationToken));

    private static async Task LoopbackAsync(ProbeRun run, CancellationToken cancellationToken)
    {
        using ProbeListener host = ProbeListener.Tcp();
        Dictionary<string, string> variables = new(StringComparer.Ordinal) { ["TCP"] = host.Port };
        await AskAsync(run, NetworkGrant.Loopback, NetworkGrantScripts.Loopback, variables, cancellationToken).ConfigureAwait(false);
        run.Findings.NoteIf(host.WasReached, SandboxPromise.PrivateLoopback);
    }

    /// <summary>The host that is granted is this one, at one port; it is reached through the proxy and by no other way.</summary>
    private static async Task AllowListAsync(ProbeRun run, CancellationToken cancellationToken)
    {
        using ProbeListener granted = ProbeListener.Tcp();
        using ProbeListener other = ProbeListener.Tcp();
        if (!granted.Exists || !other.Exists)
            return;
        NetworkGrant grant = NetworkGrant.Hosts("127.0.0.1") with { Ports = [int.Parse(granted.Port, CultureInfo.InvariantCulture)] };
        Dictionary<string, string> variables = new(StringComparer.Ordinal) { ["TCP"] = granted.Port, ["OTHER"] = other.Port };
        await AskAsync(run, grant, NetworkGrantScripts.AllowList, variables, cancellationToken).ConfigureAwait(false);
        run.Findings.NoteIf(other.WasReached, SandboxPromise.NetworkAllowList);
    }

    private static async ValueTask AskAsync(
        ProbeRun run, NetworkGrant grant, string perl, Dictionary<string, string> variables, CancellationToken cancellationToken)
    {
        SandboxRequest request = new() { Workspace = run.Place.Workspace(grant.Access.ToString()), Network = grant };
        if (await run.TryOpenAsync(request).ConfigureAwait(false) is not { } session)
            return;
        await using (session.ConfigureAwait(false))
        {
            SandboxCommand command = ProbeCommand.Of(NetworkGrantScripts.Shell, perl, variables);
            CommandResult result = await session.ExecuteAsync(command, cancellationToken).ConfigureAwait(false);
            run.Findings.NotePrinted(result.StandardOutput.Text);
        }
    }
}
