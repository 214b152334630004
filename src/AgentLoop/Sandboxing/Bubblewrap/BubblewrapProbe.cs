namespace AgentLoop;

/// <summary>Finds out whether the bubblewrap sandbox works on this machine, and what it holds.</summary>
internal static class BubblewrapProbe
{
    private const string Name = "bubblewrap";

    public static async Task<SandboxCapabilities> MeasureAsync(Task<BubblewrapTools> search)
    {
        try
        {
            return await MeasureAsync(await search.ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (AgentLoopException reason)
        {
            return new SandboxCapabilities { Name = Name, Unavailable = reason.Message };
        }
    }

    private static async ValueTask<SandboxCapabilities> MeasureAsync(BubblewrapTools tools)
    {
        DirectoryInfo? place = null;
        try
        {
            place = Directory.CreateTempSubdirectory("agentloop-probe-");
            string workspace = place.CreateSubdirectory("workspace").FullName;
            await TryAsync(tools, workspace).ConfigureAwait(false);
            string forks = await ForksByOverlayAsync(tools, workspace).ConfigureAwait(false) ? "forks by overlay" : "forks by copying";
            return new SandboxCapabilities { Name = Name, Mechanism = $"{tools.Description}, {forks}", Promises = Promises };
        }
        catch (Exception failed) when (failed is AgentLoopException or IOException or UnauthorizedAccessException)
        {
            throw new AgentLoopException($"The bubblewrap sandbox does not work here: {failed.Message}", failed);
        }
        finally
        {
            place?.Delete(recursive: true);
        }
    }

    /// <exception cref="AgentLoopException">A command that does nothing to speak of fails.</exception>
    private static async ValueTask TryAsync(BubblewrapTools tools, string workspace)
    {
        SandboxRequest request = new() { Workspace = workspace };
        SandboxSession session = await SessionOpening
            .OpenAsync(request, plan => BubblewrapOpening.ConfineAsync(tools, plan)).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            SandboxCommand harmless = SandboxCommand.Shell("echo written > file") with { Timeout = TimeSpan.FromSeconds(30) };
            CommandResult result = await session.ExecuteAsync(harmless).ConfigureAwait(false);
            if (!result.Succeeded)
                throw new AgentLoopException(result.StartFailure ?? $"a harmless command failed: {result.StandardError.Text.Trim()}");
        }
    }

    private static async ValueTask<bool> ForksByOverlayAsync(BubblewrapTools tools, string workspace)
    {
        try
        {
            await (await tools.Staging.ForkAsync(workspace, 1 << 20, 1000).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            return true;
        }
        catch (AgentLoopException)
        {
            return false;
        }
    }

    /// <summary>What the namespaces are there for.</summary>
    private static Dictionary<SandboxPromise, PromiseState> Promises => new SandboxPromise[]
    {
        SandboxPromise.WriteIsolation, SandboxPromise.ReadIsolation, SandboxPromise.MetadataIsolation, SandboxPromise.RepositoryIsolation,
        SandboxPromise.NetworkIsolation, SandboxPromise.SocketIsolation, SandboxPromise.ProcessIsolation, SandboxPromise.EnvironmentIsolation,
        SandboxPromise.NoNewPrivileges, SandboxPromise.KernelIsolation, SandboxPromise.SessionIsolation, SandboxPromise.NoSurvivors,
        SandboxPromise.DiskLimit, SandboxPromise.PrivateLoopback,
    }.ToDictionary(promise => promise, _ => PromiseState.Enforced);
}
