namespace AgentLoop;

/// <summary>
/// Chooses what goes. The store hands over its artifacts and the entries of its log; which artifact is used by what, and when it was used last, follows from
/// them alone. Not safe for concurrent use.
/// </summary>
internal sealed class RemovalPlan
{
    private readonly ArtifactGraph graph;
    private readonly Dictionary<Digest, (long Position, DateTimeOffset At)> used = [];
    private readonly HashSet<Digest> ofRun = [];
    private readonly HashSet<Digest> ofOthers = [];

    /// <summary>Takes all artifacts that the store has.</summary>
    public RemovalPlan(IEnumerable<StoredArtifact> artifacts)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        StoredArtifact[] all = [.. artifacts];
        graph = new ArtifactGraph(all);
        foreach (StoredArtifact artifact in all)
        {
            if (artifact.Content is { } content)
                graph.Add(artifact.Name, content);
        }
    }

    /// <summary>Looks at an entry of the log.</summary>
    /// <param name="record">The record of the entry.</param>
    /// <param name="isErased">Whether it is to be erased, and so keeps nothing.</param>
    public void Take(JournalRecord record, bool isErased = false)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!LogEntry.TryRead(record.Entry.Span, out LogEntry entry))
            return;
        List<Digest> names = [.. graph.NamesIn(record.Payload.Span)];
        (isErased ? ofRun : ofOthers).UnionWith(names);
        for (int i = 0; i < entry.ArtifactCount; i++)
        {
            names.Add(entry.ArtifactName(i));
            if (isErased)
                ofRun.Add(entry.ArtifactName(i));
        }
        foreach (Digest name in graph.Reach(names))
            used[name] = (record.Position, record.At);
    }

    /// <summary>The artifacts that only entries that are to be erased name.</summary>
    public IReadOnlyList<Digest> ChooseErased()
    {
        HashSet<Digest> kept = graph.Reach(ofOthers);
        return [.. graph.Reach(ofRun).Where(name => !kept.Contains(name))];
    }

    /// <summary>The artifacts whose content goes: what has not been used for long, then what was used longest ago until the rest is small enough.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="stored">The names and the length as stored of all artifacts that still have content.</param>
    public IReadOnlyList<Digest> ChoosePruned(PruneRequest request, IReadOnlyCollection<(Digest Name, long Bytes)> stored)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(stored);
        List<Digest> chosen = [];
        long left = stored.Sum(artifact => artifact.Bytes);
        // what no entry vouches for may belong to a run that is about to say so
        foreach ((Digest name, long bytes) in stored.Where(artifact => used.ContainsKey(artifact.Name)).OrderBy(artifact => used[artifact.Name].Position))
        {
            if (!(used[name].At < request.UnusedSince) && !(left > request.MaxBytes))
                continue;
            chosen.Add(name);
            left -= bytes;
        }
        return chosen;
    }
}
