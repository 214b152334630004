namespace AgentLoop;

/// <summary>A mount namespace of our own. Its mounts go with it, and it goes with this process, however that ends.</summary>
internal interface IMountSpace : IAsyncDisposable
{
    /// <summary>Where the host sees its root.</summary>
    string Root { get; }

    /// <summary>The same start, but in the namespace and without the host's privileges.</summary>
    ChildStart Enter(ChildStart start);
}
