namespace AgentLoop;

/// <summary>Finds out whether the bubblewrap sandbox works on this machine, and what it holds.</summary>
internal static class BubblewrapProbe
{
    private const string Name = "bubblewrap";

    public static async Task<SandboxCapabilities> MeasureAsync(Task<BubblewrapTools> search)
    {
        DirectoryInfo? place = null;
        try
        {
            BubblewrapTools tools = await search.ConfigureAwait(false);
            place = Directory.CreateTempSubdirectory("agentloop-probe-");
            return await MeasureAsync(tools, place.CreateSubdirectory("workspace").FullName).ConfigureAwait(false);
        }
        catch (AgentLoopException reason)
        {
            return Unavailable(reason.Message);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return Unavailable($"The bubblewrap sandbox does not work here: {failed.Message}");
        }
        finally
        {
            place?.Delete(recursive: true);
        }
    }

    private static async ValueTask<SandboxCapabilities> MeasureAsync(BubblewrapTools tools, string workspace)
    {
        SandboxRequest request = new() { Workspace = workspace };
        SandboxSession session = await SessionOpening
            .OpenAsync(request, plan => BubblewrapOpening.ConfineAsync(tools, plan)).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            CommandResult result = await session
                .ExecuteAsync(SandboxCommand.Shell("echo written > file") with { Timeout = TimeSpan.FromSeconds(30) }).ConfigureAwait(false);
            if (!result.Succeeded)
                return Unavailable($"The bubblewrap sandbox does not work here: {result.StartFailure ?? result.StandardError.Text.Trim()}");
        }

        string forks = await ForksByOverlayAsync(tools, workspace).ConfigureAwait(false) ? "forks by overlay" : "forks by copying";
        return new SandboxCapabilities { Name = Name, Mechanism = $"{tools.Description}, {forks}", Promises = Promises };
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

    private static SandboxCapabilities Unavailable(string reason) => new() { Name = Name, Unavailable = reason };
}
