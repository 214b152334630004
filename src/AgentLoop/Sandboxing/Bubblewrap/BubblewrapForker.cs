namespace AgentLoop;

/// <summary>Makes forks that are overlays.</summary>
internal static class BubblewrapForker
{
    /// <summary>The layers of a fork, to be disposed with it; <see langword="null"/> where this system or this workspace allows none.</summary>
    public static async ValueTask<ForkLayers?> LayAsync(BubblewrapTools tools, WorkspaceForkRequest request)
    {
        try
        {
            return (await tools.Staging.ForkAsync(request).ConfigureAwait(false)).Layers;
        }
        catch (AgentLoopException)
        {
            return null;
        }
    }
}
