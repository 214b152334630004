using System.Globalization;
using System.Net;

namespace AgentLoop;

/// <summary>Decides about each host that a session asks for.</summary>
/// <remarks>
/// A name is looked up once, and the connection goes to an address that was looked at: a name that stands for another address at the next moment
/// gains nothing by it. An address that is itself on the list is let through even if it is private, since it can stand for nothing else.
/// </remarks>
internal sealed class NetworkGate : IDisposable
{
    private readonly NetworkHostPattern[] _allowed;
    private readonly NetworkHostPattern[] _denied;
    private readonly IReadOnlyList<int> _ports;
    private readonly SemaphoreSlim _lookups = new(ProxyLimits.Lookups);

    public NetworkGate(NetworkGrant grant)
    {
        _allowed = [.. grant.AllowedHosts.Select(NetworkHostPattern.Parse).OfType<NetworkHostPattern>()];
        _denied = [.. grant.DeniedHosts.Select(NetworkHostPattern.Parse).OfType<NetworkHostPattern>()];
        _ports = grant.Ports;
        Outside = grant.Outside;
    }

    /// <summary>Where what is let through goes.</summary>
    public INetworkOutside Outside { get; }

    public async ValueTask<NetworkRuling> RuleAsync(ProxyTarget target, CancellationToken cancellationToken)
    {
        if (Denies(target.Host) is { } denied)
            return Refuse(target, denied);
        if (_allowed.FirstOrDefault(entry => entry.Means(target.Host)) is not { } allowed)
            return Refuse(target, "It is not among the allowed hosts.");
        if (!_ports.Contains(target.Port))
            return Refuse(target, $"The port is not among the allowed ones, {string.Join(", ", _ports)}.");
        return NetworkHostName.Literal(target.Host) is { } literal
            ? Allow(target, allowed, [literal])
            : await RuleByAddressAsync(target, allowed, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _lookups.Dispose();

    /// <summary>A refusal for a reason that stands in the request itself, or for one that is found here.</summary>
    public static NetworkRuling Refuse(ProxyTarget target, string reason) => new() { Decision = Decide(target, allowed: false, reason) };

    /// <summary>One address that is refused refuses all: a name with a public and a private one is how a rebinding begins.</summary>
    private async ValueTask<NetworkRuling> RuleByAddressAsync(
        ProxyTarget target, NetworkHostPattern allowed, CancellationToken cancellationToken)
    {
        IReadOnlyList<IPAddress> addresses = await ResolveAsync(target.Host, cancellationToken).ConfigureAwait(false);
        foreach (IPAddress address in addresses)
        {
            if (!NetworkAddressRules.IsPublic(address))
                return Refuse(target, $"Its name stands for {address}, which is no address of the public internet: only an address in the list itself leads elsewhere.");
            if (Denies(NetworkHostName.Of(address)) is not null)
                return Refuse(target, $"Its name stands for {address}, which is among the denied hosts.");
        }

        return addresses.Count > 0 ? Allow(target, allowed, addresses) : Refuse(target, "Its name could not be resolved.");
    }

    private async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        await _lookups.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Outside.ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lookups.Release();
        }
    }

    private string? Denies(string host) =>
        _denied.FirstOrDefault(entry => entry.Means(host)) is { } entry ? $"It is among the denied hosts, by \"{entry.Text}\"." : null;

    private static NetworkRuling Allow(ProxyTarget target, NetworkHostPattern entry, IReadOnlyList<IPAddress> addresses) => new()
    {
        Decision = Decide(target, allowed: true, $"It is among the allowed hosts, by \"{entry.Text}\", at {string.Join(" or ", addresses)}."),
        Addresses = [.. addresses.Select(address => new IPEndPoint(address, target.Port))],
    };

    private static NetworkDecision Decide(ProxyTarget target, bool allowed, string reason) =>
        new() { Host = target.Host, Port = target.Port, Allowed = allowed, Reason = reason };
}
