using System.Globalization;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>Finds out what containers hold on this machine, in one made for it.</summary>
internal static class ContainerProbe
{
    private const string Name = "container";

    public static async Task<SandboxCapabilities> MeasureAsync(Task<ContainerPlatform> finding)
    {
        DirectoryInfo? place = null;
        try
        {
            ContainerPlatform platform = await finding.ConfigureAwait(false);
            place = Directory.CreateTempSubdirectory("agentloop-probe-");
            return await MeasureAsync(platform, place).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is AgentLoopException or IOException or UnauthorizedAccessException)
        {
            return new SandboxCapabilities { Name = Name, Unavailable = failed.Message };
        }
        finally
        {
            if (place is not null)
                SessionFolder.Remove(place.FullName);
        }
    }

    private static async ValueTask<SandboxCapabilities> MeasureAsync(ContainerPlatform platform, DirectoryInfo place)
    {
        ContainerAttempts attempts = ContainerAttempts.Prepare(place);
        SandboxRequest request = new() { Workspace = attempts.Workspace };
        SandboxSession session = await SessionOpening.OpenAsync(request, plan => platform.ConfineAsync(plan, CancellationToken.None))
            .ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return new SandboxCapabilities
            {
                Name = Name,
                Mechanism = Mechanism(platform.Engine.Facts),
                Promises = await attempts.MakeAsync(session).ConfigureAwait(false),
            };
        }
    }

    private static string Mechanism(EngineFacts facts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{facts.Kind.ToString().ToLowerInvariant()} {facts.Version} with {facts.Runtime}, {(facts.Rootless ? "as an ordinary user" : "as root")}, control groups {facts.ControlGroups}");
}
