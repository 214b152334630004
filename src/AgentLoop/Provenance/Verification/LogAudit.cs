namespace AgentLoop;

/// <summary>
/// Verifies a log for the store that keeps it. The store hands over its entries in their order, all of them or those of one run with its own, then what it has
/// of the artifacts that they vouch for. Not safe for concurrent use.
/// </summary>
public sealed class LogAudit
{
    private readonly List<VerificationFailure> failures = [];
    private readonly VerifyRequest request;
    private readonly EntryAudit entries;
    private readonly CheckpointAudit checkpoints;
    private readonly List<(long Position, Digest Hash)> leaves = [];
    private readonly MerkleFrontier frontier = new();
    private readonly Digest[] completed = new Digest[MerkleFrontier.MaxLevels];
    private readonly Queue<long> sizes;
    private long artifacts;
    private long unnamed;
    private long removed;

    /// <summary>Begins to verify.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="origin">The name of the log.</param>
    /// <param name="ownKey">The key of the store's signer.</param>
    /// <param name="kept">The checkpoints that the store has kept.</param>
    public LogAudit(VerifyRequest request, string origin, NoteKey ownKey, IEnumerable<SignedNote> kept)
    {
        ArgumentNullException.ThrowIfNull(request);
        this.request = request;
        IReadOnlyList<NoteKey> keys = request.Keys.Count > 0 ? request.Keys : [ownKey];
        entries = new EntryAudit(origin, keys, request.Sequence ?? 0, failures);
        checkpoints = new CheckpointAudit(origin, kept, request, keys, failures);
        sizes = new Queue<long>(checkpoints.Sizes);
        CompareRoots();
    }

    /// <summary>Told the root of each complete subtree of the whole log, by its level and number, once its last entry was taken.</summary>
    public Action<int, long, Digest>? OnSubtree { get; set; }

    /// <summary>The names of the artifacts that the entries vouch for.</summary>
    public IReadOnlyCollection<Digest> Artifacts => [.. entries.Artifacts.Keys];

    /// <summary>Looks at the next entry of the whole log.</summary>
    /// <param name="position">Its place.</param>
    /// <param name="hash">The hash of its leaf, as stored.</param>
    /// <param name="entry">Its bytes; none where they were erased.</param>
    public void Take(long position, Digest hash, ReadOnlySpan<byte> entry)
    {
        while (frontier.Size < position)
        {
            Fail($"Entry {frontier.Size} of the log is missing.");
            Append(default);
        }
        if (position < frontier.Size)
            Fail($"Entry {position} of the log stands there twice.");
        else
            Append(hash);
        entries.Take(position, hash, entry);
    }

    /// <summary>Looks at the next entry of one run, or of the store's own.</summary>
    public void TakeOfRun(long position, Digest hash, ReadOnlySpan<byte> entry)
    {
        leaves.Add((position, hash));
        entries.Take(position, hash, entry);
    }

    /// <summary>Says that something does not hold that the store itself has found.</summary>
    public void Fail(string problem, string? runId = null, long? sequence = null) =>
        failures.Add(new VerificationFailure { RunId = runId, Sequence = sequence, Problem = problem });

    /// <summary>Looks at an artifact.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="presence">What the store has of it.</param>
    public void TakeArtifact(Digest name, ArtifactPresence presence)
    {
        bool isRemoved = entries.RemovedArtifacts.TryGetValue(name, out RemovalKind kind);
        artifacts += presence == ArtifactPresence.Missing ? 0 : 1;
        unnamed += entries.Artifacts.ContainsKey(name) ? 0 : 1;
        removed += isRemoved ? 1 : 0;
        if (presence == ArtifactPresence.Changed)
            Fail($"The artifact {name} is not what was kept.");
        else if (presence == ArtifactPresence.Pruned && !isRemoved)
            Fail($"The content of the artifact {name} is gone, and the log has no signed word of why.");
        else if (presence == ArtifactPresence.Missing && !(isRemoved && kind == RemovalKind.Erased))
            Fail($"The artifact {name} is missing, which entry {entries.Artifacts.GetValueOrDefault(name)} of the log vouches for.");
    }

    /// <summary>What was found of the whole log.</summary>
    /// <param name="size">How many entries the store says it has.</param>
    /// <param name="root">What the store says their root is.</param>
    public VerificationReport FinishLog(long size, Digest root)
    {
        if (frontier.Size != size)
            Fail($"The log has {frontier.Size} entries where {size} were appended.");
        else if (frontier.Root != root)
            Fail("The entries of the log come to another root than the store appends to.");
        checkpoints.Finish(frontier.Size);
        return Report(frontier.Size, frontier.Root, entries.Runs, entries.Records, frontier.Size - 1);
    }

    /// <summary>What was found of the run that was asked for.</summary>
    /// <param name="size">How many entries the log has.</param>
    /// <param name="subtrees">The tree as stored: where the run has no entries, its hashes are taken for granted.</param>
    public VerificationReport FinishRun(long size, IMerkleSubtrees subtrees)
    {
        var tree = new OverlaidTree(subtrees, leaves);
        foreach (long covered in checkpoints.Sizes.Where(covered => covered <= size))
            checkpoints.Compare(covered, tree.RootOf(covered));
        checkpoints.Finish(size);
        if (request.RunId is { } runId && entries.LengthOf(runId) <= (request.Sequence ?? 0))
            Fail(request.Sequence is { } none ? $"The run \"{runId}\" has no record {none}." : $"There is no run \"{runId}\" in the store.", runId, request.Sequence);
        long last = leaves.Count > 0 ? leaves[^1].Position : -1;
        return Report(size, tree.RootOf(size), entries.Runs, entries.Records, last);
    }

    private VerificationReport Report(long size, Digest root, int runs, long records, long last)
    {
        entries.Finish();
        return new VerificationReport
        {
            Runs = runs,
            Records = records,
            Artifacts = artifacts,
            ErasedRecords = entries.Erased,
            RemovedArtifacts = removed,
            Size = size,
            Root = root,
            Checkpoint = checkpoints.Newest,
            Failures = failures,
            NotCovered = [.. NotCovered(last)],
            Remarks = entries.Remarks,
        };
    }

    private IEnumerable<string> NotCovered(long last)
    {
        long covered = checkpoints.Newest?.Size ?? 0;
        if (covered == 0 && last >= 0)
            yield return "No checkpoint covers what was looked at.";
        else if (last >= covered)
            yield return $"The newest checkpoint covers {covered} entries; what was appended since is nobody's word.";
        if (request.Checkpoints.Count == 0)
            yield return "No checkpoint from elsewhere was compared: who can use the store's key and write to the store could have put it back or written it anew.";
        if (unnamed > 0)
            yield return $"{unnamed} artifacts were kept since the last entry; no entry vouches for them yet.";
    }

    private void Append(Digest hash)
    {
        int count = frontier.Append(hash, completed);
        for (int level = 1; level < count && OnSubtree is { } told; level++)
            told(level, (frontier.Size - 1) >> level, completed[level]);
        CompareRoots();
    }

    private void CompareRoots()
    {
        while (sizes.TryPeek(out long size) && size <= frontier.Size)
            checkpoints.Compare(sizes.Dequeue(), frontier.Root);
    }
}
