namespace AgentLoop;

/// <summary>A fork that is a layer of changes above an untouched base, mounted where only its own processes and the host's user see it.</summary>
internal sealed record ForkLayers
{
    /// <summary>Both layers together, as a path of the host.</summary>
    public required string Merged { get; init; }

    /// <summary>The layer of changes, as a path of the host: what an overlay file system keeps in its upper directory.</summary>
    public required string Upper { get; init; }

    /// <summary>The user, and group of the same number, that everything in the fork must belong to; <see langword="null"/> for the host's own.</summary>
    public uint? Owner { get; init; }

    /// <summary>What holds the mounts. The fork owns and disposes it.</summary>
    public required IAsyncDisposable Mounts { get; init; }
}
