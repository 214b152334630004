using System.Net.Sockets;

namespace AgentLoop;

/// <summary>The network that a session was granted, in a network namespace of its own. The confinement that holds the session owns it.</summary>
/// <remarks>
/// In the namespace there is nothing but a loopback, so that no packet leads anywhere else; with named hosts granted, our proxy listens on that
/// loopback and connects from the host's network. Disposal ends every connection.
/// </remarks>
internal sealed class SessionNetwork : IAsyncDisposable
{
    private readonly NetworkDecisionLog _log = new();
    private readonly NetworkGrant _grant;
    private readonly ProxyServer? _proxy;

    /// <summary>A network over the listener of its proxy, which it owns from now on; <see langword="null"/> where none is needed.</summary>
    internal SessionNetwork(NetworkGrant grant, Socket? listener, ProxyTimes? times = null)
    {
        _grant = grant;
        _proxy = listener is null ? null : new ProxyServer(listener, new NetworkGate(grant), _log, times ?? ProxyTimes.Default);
    }

    /// <summary>
    /// Brings up what is granted in a network namespace that others made and that has nothing in it yet, such as <c>/proc/[pid]/ns/net</c>;
    /// <see langword="null"/> where nothing is granted.
    /// </summary>
    /// <exception cref="AgentLoopException">The host may not enter the namespace.</exception>
    public static async ValueTask<SessionNetwork?> OpenInAsync(string namespacePath, NetworkGrant grant)
    {
        if (grant.Access == NetworkAccess.None)
            return null;
        if (!NetworkNamespace.TryEnter(namespacePath, NeedsProxy(grant), out Socket? listener))
            listener = await NamespaceHelper.EnterAsync(namespacePath, NeedsProxy(grant)).ConfigureAwait(false);
        return new SessionNetwork(grant, listener);
    }

    /// <summary>
    /// Moves a thread that is not yet confined into a network namespace of its own, for good, and brings up what is granted there;
    /// <see langword="null"/> where nothing is granted.
    /// </summary>
    /// <exception cref="AgentLoopException">The host may not make network namespaces.</exception>
    public static SessionNetwork? OpenFor(ConfinedThread thread, NetworkGrant grant) => grant.Access == NetworkAccess.None
        ? null
        : new SessionNetwork(grant, NetworkNamespace.Make(thread, NeedsProxy(grant)));

    /// <summary>Begins a command. Its owner disposes it when the command has ended.</summary>
    public NetworkUse Begin() => NetworkUse.Begin(_log, _grant);

    public ValueTask DisposeAsync() => _proxy?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static bool NeedsProxy(NetworkGrant grant) => grant.Access == NetworkAccess.AllowList;
}
