namespace AgentLoop.Roslyn;

/// <summary>Keeps the last few untouched repositories in memory, by the digest of their files, and lets only one of those who miss one fetch it.</summary>
internal sealed class BaseStore(int kept, Func<BaseSource, CancellationToken, Task<CompiledBase>> compile)
{
    private readonly Lock gate = new();
    private readonly LinkedList<(Digest Snapshot, KnownBase Base)> bases = [];
    private readonly Dictionary<Digest, TaskCompletionSource> fetching = [];

    /// <summary>
    /// The repository, as soon as nobody is fetching it any more; <see langword="null"/> where it is for the caller to fetch, which ends with <see cref="End"/>.
    /// </summary>
    public async ValueTask<KnownBase?> FindAsync(Digest snapshot, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task other;
            lock (gate)
            {
                if (Take(snapshot) is { } known)
                    return known;
                if (!fetching.TryGetValue(snapshot, out TaskCompletionSource? fetch))
                {
                    fetching[snapshot] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    return null;
                }
                other = fetch.Task;
            }
            await other.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The repository, if it is in memory.</summary>
    public KnownBase? Find(Digest snapshot)
    {
        lock (gate)
            return Take(snapshot);
    }

    /// <summary>Keeps what was fetched. What was used longest ago goes.</summary>
    public KnownBase Put(Digest snapshot, BaseSource source)
    {
        KnownBase known = new(source, compile);
        lock (gate)
        {
            Take(snapshot);
            if (bases.First?.Value.Snapshot == snapshot)
                bases.RemoveFirst();
            bases.AddFirst((snapshot, known));
            if (bases.Count > kept)
                bases.RemoveLast();
        }
        return known;
    }

    /// <summary>Lets others look again, or fetch.</summary>
    public void End(Digest snapshot)
    {
        lock (gate)
        {
            if (fetching.Remove(snapshot, out TaskCompletionSource? fetch))
                fetch.SetResult();
        }
    }

    private KnownBase? Take(Digest snapshot)
    {
        for (LinkedListNode<(Digest Snapshot, KnownBase Base)>? node = bases.First; node is not null; node = node.Next)
        {
            if (node.Value.Snapshot != snapshot)
                continue;
            bases.Remove(node);
            bases.AddFirst(node);
            return node.Value.Base;
        }
        return null;
    }
}
