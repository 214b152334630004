using System.Text;

namespace AgentLoop;

/// <summary>
/// Looks at entries in the order of the log: whether each is what was hashed, and whether the records of each run follow one another. What was
/// erased is only known once the word of it is met, further on, so gaps are judged at the end.
/// </summary>
internal sealed class EntryAudit(string origin, IReadOnlyList<NoteKey> keys, long begin, List<VerificationFailure> failures)
{
    private readonly Dictionary<byte[], RunTally> runs = new(Utf8Comparer.Instance);
    private readonly List<(long Position, Digest Hash)> erased = [];
    private readonly List<(RunTally Run, long From, long To)> gaps = [];
    private readonly Dictionary<long, RemovedEntry> removedEntries = [];
    private readonly Dictionary<Digest, RemovalKind> removedArtifacts = [];
    private readonly Dictionary<Digest, long> artifacts = [];

    /// <summary>The artifacts that entries vouch for, with the place of the entry.</summary>
    public IReadOnlyDictionary<Digest, long> Artifacts => artifacts;

    public IReadOnlyDictionary<Digest, RemovalKind> RemovedArtifacts => removedArtifacts;

    public int Runs => runs.Values.Count(run => run.RunId.Length > 0);

    public long Records => runs.Values.Where(run => run.RunId.Length > 0).Sum(run => run.Count) + erased.Count;

    public long Erased => erased.Count;

    public List<string> Remarks { get; } = [];

    /// <summary>Looks at an entry, or at the place of one whose bytes are gone.</summary>
    public void Take(long position, Digest hash, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            erased.Add((position, hash));
        else if (!LogEntry.TryRead(bytes, out LogEntry entry))
            Fail(null, null, $"Entry {position} of the log is no entry.");
        else
            Take(position, entry, bytes, isWhole: MerkleTree.HashLeaf(bytes) == hash);
    }

    /// <summary>Judges the gaps.</summary>
    public void Finish()
    {
        foreach ((long position, Digest hash) in erased)
        {
            if (!removedEntries.TryGetValue(position, out RemovedEntry? removed) || removed.Hash != hash)
                Fail(removed?.Run, removed?.Sequence, $"Entry {position} of the log is gone, and the log has no signed word of why.");
        }
        HashSet<(string Run, long Sequence)> known = [.. removedEntries.Values.Select(removed => (removed.Run, removed.Sequence))];
        foreach ((RunTally run, long from, long to) in gaps)
        {
            long missing = from;
            while (missing < to && known.Contains((run.RunId, missing)))
                missing++;
            if (missing < to)
                Fail(run.RunId, missing, $"Record {missing} of the run \"{run.RunId}\" is missing.");
        }
    }

    /// <summary>How many records of a run there are, by the last of them that is known.</summary>
    public long LengthOf(string runId)
    {
        long last = removedEntries.Values.Where(removed => removed.Run == runId).Select(removed => removed.Sequence + 1).DefaultIfEmpty(0).Max();
        return runs.TryGetValue(Encoding.UTF8.GetBytes(runId), out RunTally? run) ? Math.Max(last, run.Next) : last;
    }

    private void Take(long position, LogEntry entry, ReadOnlySpan<byte> bytes, bool isWhole)
    {
        RunTally run = TallyOf(entry.RunId);
        if (!isWhole)
            Fail(NameOf(run), entry.Sequence, $"Record {entry.Sequence} of the run \"{run.RunId}\" is not what was appended.");
        Follow(run, entry);
        for (int i = 0; i < entry.ArtifactCount; i++)
            artifacts.TryAdd(entry.ArtifactName(i), position);
        if (run.RunId.Length == 0)
            TakeRemoval(position, bytes[entry.PayloadOffset..]);
    }

    private void Follow(RunTally run, LogEntry entry)
    {
        if (entry.Sequence > run.Next)
            gaps.Add((run, run.Next, entry.Sequence));
        else if (entry.Sequence < run.Next)
            Fail(NameOf(run), entry.Sequence, $"Record {entry.Sequence} of the run \"{run.RunId}\" does not stand where it was appended.");
        run.Next = Math.Max(run.Next, entry.Sequence + 1);
        run.Count++;
        if (entry.At < run.Latest)
            Remarks.Add($"The clock went back by {(run.Latest - entry.At).TotalSeconds:0.###} s before record {entry.Sequence} of the run \"{run.RunId}\".");
        run.Latest = entry.At;
    }

    private void TakeRemoval(long position, ReadOnlySpan<byte> payload)
    {
        if (RemovalNote.TryRead(payload, origin, keys) is not { } note)
        {
            Fail(null, null, $"Entry {position} of the log says that something was removed, and no key that is trusted has signed it.");
            return;
        }
        foreach (RemovedEntry entry in note.Entries)
            removedEntries[entry.Position] = entry;
        foreach (Digest artifact in note.Artifacts)
            removedArtifacts[artifact] = note.Kind;
    }

    private RunTally TallyOf(ReadOnlySpan<byte> runId)
    {
        Dictionary<byte[], RunTally>.AlternateLookup<ReadOnlySpan<byte>> lookup = runs.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(runId, out RunTally? run))
            lookup[runId] = run = new RunTally(Encoding.UTF8.GetString(runId)) { Next = runId.IsEmpty ? 0 : begin };
        return run;
    }

    private static string? NameOf(RunTally run) => run.RunId.Length > 0 ? run.RunId : null;

    private void Fail(string? runId, long? sequence, string problem) =>
        failures.Add(new VerificationFailure { RunId = runId, Sequence = sequence, Problem = problem });
}
