namespace AgentLoop;

/// <summary>The entries of a log and the tree over them, in memory. Its owner sees to it that one thread uses it at a time.</summary>
internal sealed class InMemoryLog : IMerkleSubtrees
{
    private readonly List<byte[]> entries = [];
    private readonly List<List<Digest>> levels = [[]];
    private readonly Dictionary<string, List<int>> runs = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly List<(string RunId, int Sequence, int Position)> places = [];
    private readonly MerkleFrontier frontier = new();
    private readonly Digest[] completed = new Digest[MerkleFrontier.MaxLevels];

    public long Size => frontier.Size;

    public Digest Root => frontier.Root;

    public SortedDictionary<long, SignedNote> Checkpoints { get; } = [];

    /// <summary>How many entries the newest checkpoint covers.</summary>
    public long Covered { get; private set; }

    public IEnumerable<StoredRun> Runs => order.Select(id => new StoredRun
    {
        RunId = id,
        Length = runs[id].Count,
        FirstPosition = runs[id][0],
        LastPosition = runs[id][^1],
    });

    /// <summary>Which record each entry is, in the order of the log.</summary>
    public IEnumerable<(string RunId, int Sequence, int Position)> Places => places;

    public int LengthOf(string runId) => runs.TryGetValue(runId, out List<int>? positions) ? positions.Count : 0;

    public Digest RootOf(int level, long number) => levels[level][(int)number];

    /// <summary>The bytes of an entry; none where they were erased.</summary>
    public byte[] EntryAt(long position) => entries[(int)position];

    public Digest HashAt(long position) => levels[0][(int)position];

    public IReadOnlyList<int> PositionsOf(string runId) => runs.GetValueOrDefault(runId) ?? [];

    public long Append(string runId, DateTimeOffset at, IReadOnlyList<Digest> artifacts, ReadOnlySpan<byte> payload)
    {
        if (!runs.TryGetValue(runId, out List<int>? positions))
        {
            runs.Add(runId, positions = []);
            if (runId.Length > 0)
                order.Add(runId);
        }
        byte[] entry = LogEntry.Write(runId, positions.Count, at, artifacts, payload);
        places.Add((runId, positions.Count, entries.Count));
        positions.Add(entries.Count);
        entries.Add(entry);
        int count = frontier.Append(MerkleTree.HashLeaf(entry), completed);
        for (int level = 0; level < count; level++)
        {
            if (levels.Count == level)
                levels.Add([]);
            levels[level].Add(completed[level]);
        }
        return frontier.Size - 1;
    }

    public void Keep(long size, SignedNote checkpoint)
    {
        Checkpoints[size] = checkpoint;
        Covered = Math.Max(Covered, size);
    }

    public void Erase(long position) => entries[(int)position] = [];

    /// <summary>The record at a place of a run, as it was appended.</summary>
    /// <exception cref="ProvenanceException">It is not what was appended.</exception>
    public JournalRecord RecordAt(string runId, int sequence, int position)
    {
        if (entries[position].Length == 0)
            return new JournalRecord { RunId = runId, Sequence = sequence, Position = position, Entry = default, Payload = default, Hash = HashAt(position) };
        return LogEntry.ToRecord(entries[position], position, HashAt(position)) is { } record && MerkleTree.HashLeaf(entries[position]) == record.Hash
            ? record
            : throw new ProvenanceException(ProvenanceError.Corrupt, $"Record {sequence} of the run \"{runId}\" was changed after it was appended; do not use it.");
    }
}
