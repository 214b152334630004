using System.Net;

namespace AgentLoop.ConformanceTests;

/// <summary>Programs that reach another host than those they were granted.</summary>
internal static class AllowListPrograms
{
    public static readonly ContainmentProgram Direct = Reach("proxy bypass by direct address", "tool connect-tcp $PORT $ADDRESSES", "granted.example");

    public static readonly ContainmentProgram Rebinding = Reach("proxy bypass by DNS rebinding", "tool proxied $PORT $NAMES", Names);

    public static readonly ContainmentProgram Address = Reach("proxy asked for an address", "tool proxied $PORT 127.0.0.1 $NAMES", "granted.example");

    public static readonly ContainmentProgram Nothing = Reach("proxy with an empty list", "tool proxied $PORT $NAMES");

    public static IReadOnlyList<ContainmentProgram> All { get; } = [Direct, Rebinding, Address, Nothing];

    /// <summary>Names that lead to the host itself, as those of a rebinding attacker do.</summary>
    private static string[] Names => ["localhost", Dns.GetHostName()];

    private static ContainmentProgram Reach(string name, string script, params string[] granted)
    {
        return new()
        {
            Name = name,
            Promise = SandboxPromise.NetworkAllowList,
            Script = script,
            Prepare = PrepareAsync,
            Worked = static (scene, _) => ValueTask.FromResult(scene.Listener!.WasReached),
        };

        ValueTask PrepareAsync(ContainmentScene scene)
        {
            scene.Listener = scene.Own(new HostListener());
            scene.Network = NetworkGrant.Hosts(granted) with { Ports = [scene.Listener.Port] };
            scene.Tell("PORT", scene.Listener.PortText);
            scene.Tell("ADDRESSES", HostListener.Addresses);
            scene.Tell("NAMES", string.Join(' ', Names));
            return ValueTask.CompletedTask;
        }
    }
}
