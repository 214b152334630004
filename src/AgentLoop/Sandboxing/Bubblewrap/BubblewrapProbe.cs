namespace AgentLoop;

/// <summary>Finds out whether the bubblewrap sandbox works on this machine, and what it holds.</summary>
internal static class BubblewrapProbe
{
    private const string Name = "bubblewrap";

    public static async Task<SandboxCapabilities> MeasureAsync(Task<BubblewrapTools> search)
    {
        try
        {
            BubblewrapTools tools = await search.ConfigureAwait(false);
            string forks = await ForksByOverlayAsync(tools).ConfigureAwait(false) ? "forks by overlay" : "forks by copying";
            return await CapabilityProber.MeasureAsync(new ProbedSandbox
            {
                Name = Name,
                Mechanism = $"{tools.Description}, {forks}",
                Open = async request =>
                    await SessionOpening.OpenAsync(request, plan => BubblewrapOpening.ConfineAsync(tools, plan)).ConfigureAwait(false),
            }).ConfigureAwait(false);
        }
        catch (AgentLoopException reason)
        {
            return new SandboxCapabilities { Name = Name, Unavailable = reason.Message };
        }
    }

    private static async ValueTask<bool> ForksByOverlayAsync(BubblewrapTools tools)
    {
        DirectoryInfo place = Directory.CreateTempSubdirectory("agentloop-probe-");
        try
        {
            await (await tools.Staging.ForkAsync(place.FullName, 1 << 20, 1000).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            return true;
        }
        catch (AgentLoopException)
        {
            return false;
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }
}
