namespace AgentLoop;

/// <summary>Makes of a request the notes that say what goes; each store then does what they say.</summary>
public static class Removals
{
    /// <summary>The store's own entries are those of a run with no name.</summary>
    public const string OwnRunId = "";

    /// <summary>What is to be erased.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="artifacts">All artifacts of the store.</param>
    /// <param name="log">All records of the log, in order.</param>
    /// <exception cref="ArgumentException">Nothing is named that could be erased.</exception>
    /// <exception cref="ProvenanceException">There is no such run, record or artifact, or it was erased before (<see cref="ProvenanceError.NotFound"/>).</exception>
    public static IReadOnlyList<RemovalNote> Erase(EraseRequest request, IReadOnlyCollection<StoredArtifact> artifacts, IEnumerable<JournalRecord> log)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(artifacts);
        ArgumentNullException.ThrowIfNull(log);
        if (request.RunId is null && request.Artifacts.Count == 0)
            throw new ArgumentException("Name a run, a record of a run or artifacts to erase.", nameof(request));
        HashSet<Digest> names = [.. request.Artifacts];
        if (names.FirstOrDefault(name => !artifacts.Any(artifact => artifact.Name == name)) is { IsNone: false } unknown)
            throw new ProvenanceException(ProvenanceError.NotFound, $"There is no artifact {unknown} in the store.");
        List<RemovedEntry> entries = [];
        HashSet<Digest> vouched = [];
        if (request.RunId is not null)
            names.UnionWith(Choose(request, artifacts, log, entries, vouched));
        vouched.ExceptWith(names);
        return Split(new RemovalNote { Kind = RemovalKind.Erased, By = request.RequestedBy, Reason = request.Reason }, entries, [.. names], [.. vouched]);
    }

    /// <summary>Whose content is to be pruned; no notes where nothing is.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="artifacts">All artifacts of the store.</param>
    /// <param name="log">All records of the log, in order.</param>
    /// <param name="length">How many bytes an artifact takes as stored.</param>
    public static IReadOnlyList<RemovalNote> Prune(
        PruneRequest request, IReadOnlyCollection<StoredArtifact> artifacts, IEnumerable<JournalRecord> log, Func<StoredArtifact, long> length)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(artifacts);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(length);
        var plan = new RemovalPlan(artifacts);
        foreach (JournalRecord record in log)
            plan.Take(record);
        IReadOnlyList<Digest> chosen = plan.ChoosePruned(request, [.. artifacts.Where(a => a.Content is not null).Select(a => (a.Name, length(a)))]);
        return chosen.Count == 0 ? [] : Split(new RemovalNote { Kind = RemovalKind.Pruned }, [], chosen, []);
    }

    /// <summary>What the notes come to.</summary>
    public static RemovalReport Report(IReadOnlyList<RemovalNote> notes, long bytes) => new()
    {
        Records = notes.Sum(note => note.Entries.Count),
        Artifacts = notes.Sum(note => note.Artifacts.Count),
        Bytes = bytes,
    };

    private static IReadOnlyList<Digest> Choose(
        EraseRequest request, IReadOnlyCollection<StoredArtifact> artifacts, IEnumerable<JournalRecord> log, List<RemovedEntry> entries, HashSet<Digest> vouched)
    {
        var plan = new RemovalPlan(artifacts);
        foreach (JournalRecord record in log)
        {
            bool isErased = !record.IsErased && record.RunId == request.RunId && (request.Sequence is null || request.Sequence == record.Sequence);
            plan.Take(record, isErased);
            if (!isErased)
                continue;
            entries.Add(new RemovedEntry { Position = record.Position, Hash = record.Hash, Run = record.RunId, Sequence = record.Sequence });
            vouched.UnionWith(VouchedBy(record));
        }
        string what = request.Sequence is { } sequence ? $"record {sequence} of the run \"{request.RunId}\"" : $"record of the run \"{request.RunId}\"";
        return entries.Count > 0 ? plan.ChooseErased() : throw new ProvenanceException(ProvenanceError.NotFound, $"The store has no {what} that could be erased.");
    }

    private static List<Digest> VouchedBy(JournalRecord record)
    {
        List<Digest> names = [];
        if (LogEntry.TryRead(record.Entry.Span, out LogEntry entry))
        {
            for (int i = 0; i < entry.ArtifactCount; i++)
                names.Add(entry.ArtifactName(i));
        }
        return names;
    }

    private static List<RemovalNote> Split(RemovalNote note, List<RemovedEntry> entries, IReadOnlyList<Digest> artifacts, IReadOnlyList<Digest> vouched)
    {
        List<RemovalNote> notes = [];
        for (int from = 0; from < Math.Max(entries.Count, artifacts.Count); from += RemovalNote.MaxItems)
        {
            notes.Add(note with
            {
                Entries = [.. entries.Skip(from).Take(RemovalNote.MaxItems)],
                Artifacts = [.. artifacts.Skip(from).Take(RemovalNote.MaxItems)],
                Vouched = from == 0 ? vouched : [],
            });
        }
        return notes;
    }
}
