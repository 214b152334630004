using System.Globalization;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>Finds out what containers hold on this machine.</summary>
internal static class ContainerProbe
{
    private const string Name = "container";

    public static async Task<SandboxCapabilities> MeasureAsync(Task<ContainerPlatform> finding)
    {
        try
        {
            ContainerPlatform platform = await finding.ConfigureAwait(false);
            return await CapabilityProber.MeasureAsync(new ProbedSandbox
            {
                Name = Name,
                Mechanism = Mechanism(platform.Engine.Facts),
                Open = async request => await SessionOpening
                    .OpenAsync(request, plan => platform.ConfineAsync(plan, CancellationToken.None)).ConfigureAwait(false),
            }).ConfigureAwait(false);
        }
        catch (AgentLoopException reason)
        {
            return new SandboxCapabilities { Name = Name, Unavailable = reason.Message };
        }
    }

    private static string Mechanism(EngineFacts facts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{facts.Kind.ToString().ToLowerInvariant()} {facts.Version} with {facts.Runtime}, {(facts.Rootless ? "as an ordinary user" : "as root")}, control groups {facts.ControlGroups}");
}
