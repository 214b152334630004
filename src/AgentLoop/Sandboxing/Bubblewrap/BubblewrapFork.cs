using System.Collections.Concurrent;

namespace AgentLoop;

/// <summary>A fork that is an overlay in a mount namespace of its own.</summary>
internal sealed class BubblewrapFork : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, BubblewrapFork> Living = new(StringComparer.Ordinal);

    private readonly string _folder;

    public BubblewrapFork(IMountSpace space, string folder, uint? owner)
    {
        Space = space;
        _folder = folder;
        MergedInside = folder + "/merged";
        Layers = new ForkLayers { Merged = space.Root + MergedInside, Upper = $"{space.Root}{folder}/upper", Owner = owner, Mounts = this };
        Living[Layers.Merged] = this;
    }

    public IMountSpace Space { get; }

    /// <summary>Where both layers together are in the namespace.</summary>
    public string MergedInside { get; }

    public ForkLayers Layers { get; }

    /// <summary>The fork that is at a path of the host; <see langword="null"/> where there is none of this process.</summary>
    public static BubblewrapFork? Find(string path) => Living.GetValueOrDefault(Path.TrimEndingDirectorySeparator(path));

    public async ValueTask DisposeAsync()
    {
        Living.TryRemove(Layers.Merged, out _);
        await Space.DisposeAsync().ConfigureAwait(false);
        if (Layers.Owner is null)
            SessionFolder.Remove(_folder);
    }
}
