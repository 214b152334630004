namespace AgentLoop;

/// <summary>A mount namespace of our own. Its mounts go with it, and it goes with this process, however that ends.</summary>
internal interface IMountSpace : IAsyncDisposable
{
    /// <summary>Where the host sees its root.</summary>
    string Root { get; }

    /// <summary>
    /// Brings up a network that is shared by everything in the namespace, before anything runs there; <see langword="null"/> where nothing is granted
    /// that a command could not have of its own.
    /// </summary>
    /// <exception cref="AgentLoopException">The host has no right to grant it.</exception>
    ValueTask<SessionNetwork?> OpenNetworkAsync(NetworkGrant grant);

    /// <summary>The same start, but in the namespace and without the host's privileges.</summary>
    ChildStart Enter(ChildStart start);
}
