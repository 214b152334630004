namespace AgentLoop.Sandboxing.Containers;

/// <summary>How a <see cref="ContainerSandbox"/> makes its containers.</summary>
public sealed record ContainerSandboxOptions
{
    /// <summary>
    /// The image that sessions run in, by name or id. It is never fetched: it must be there. It needs <c>/bin/sh</c> and <c>cat</c>; its
    /// variables are kept, its entry point is not used.
    /// </summary>
    public required string Image { get; init; }

    /// <summary>The engine's program: a name looked up in <c>PATH</c>, or an absolute path.</summary>
    /// <value><c>podman</c> if it is there and works, otherwise <c>docker</c>, unless said.</value>
    public string? Engine { get; init; }

    /// <summary>The engine's runtime, such as <c>runc</c> where <c>crun</c> does not work.</summary>
    /// <value>The engine's own choice unless said.</value>
    public string? Runtime { get; init; }

    /// <summary>Whether the host's .NET SDK and its restored NuGet packages can be read in the container, where the host has them.</summary>
    /// <value><see langword="true"/> unless said; not wanted with an image that has its own.</value>
    public bool HostToolchain { get; init; } = true;

    /// <summary>
    /// Further arguments for the engine's <c>run</c>, before the image, such as <c>--security-opt</c> <c>label=disable</c>. They come last and
    /// so win: what they take away from the containment is taken away.
    /// </summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>How long the engine may take to make or remove a container before it is taken for hanging.</summary>
    /// <value>Two minutes unless said; at least one second.</value>
    public TimeSpan EngineTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
