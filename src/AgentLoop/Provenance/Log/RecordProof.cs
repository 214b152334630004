namespace AgentLoop;

/// <summary>Everything that somebody without the store needs to see that a record stands in its log.</summary>
public sealed record RecordProof
{
    /// <summary>The bytes of the entry; empty where they were erased.</summary>
    public required ReadOnlyMemory<byte> Entry { get; init; }

    /// <summary>The hash of the leaf.</summary>
    public required Digest Hash { get; init; }

    /// <summary>That the leaf stands in the tree.</summary>
    public required InclusionProof Inclusion { get; init; }

    /// <summary>The signed root of that tree; <see langword="null"/> where no checkpoint covers the record yet, and the root is nobody's word.</summary>
    public SignedNote? Checkpoint { get; init; }

    /// <summary>The root of the tree.</summary>
    public required Digest Root { get; init; }

    /// <summary>That the tree goes on from the earlier one that was asked for; <see langword="null"/> where none was, or it has more entries.</summary>
    public ConsistencyProof? Consistency { get; init; }

    /// <summary>Checks the proof; says what does not hold in a sentence, or nothing.</summary>
    /// <param name="keys">The keys of the signers that are trusted.</param>
    public string? FindFault(IEnumerable<NoteKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (!Entry.IsEmpty && MerkleTree.HashLeaf(Entry.Span) != Hash)
            return "The entry is not the one that was hashed.";
        if (!Inclusion.Proves(Hash, Root))
            return "The entry does not stand in the tree with that root.";
        if (Checkpoint is not { } note)
            return "No checkpoint covers the record yet.";
        if (note.SignersAmong(keys).Count == 0)
            return "The checkpoint is not signed by any of the keys that are trusted.";
        return TryRead(note) is { } checkpoint && checkpoint.Root == Root && checkpoint.Size == Inclusion.TreeSize
            ? null
            : "The checkpoint is of another tree.";
    }

    /// <summary>Makes a proof from what a store has.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="position">The place of the record in the log.</param>
    /// <param name="size">How many entries the log has.</param>
    /// <param name="checkpoint">The newest checkpoint that covers the record, if one does.</param>
    /// <param name="subtrees">The tree.</param>
    /// <param name="hash">The hash of the leaf.</param>
    /// <param name="entry">The bytes of the entry.</param>
    public static RecordProof Make(
        ProofRequest request, long position, long size, SignedNote? checkpoint, IMerkleSubtrees subtrees, Digest hash, ReadOnlyMemory<byte> entry)
    {
        ArgumentNullException.ThrowIfNull(request);
        var prover = new MerkleProver(subtrees);
        long covered = checkpoint is null ? size : AgentLoop.Checkpoint.Of(checkpoint).Size;
        return new RecordProof
        {
            Entry = entry,
            Hash = hash,
            Inclusion = prover.ProveInclusion(position, covered),
            Checkpoint = checkpoint,
            Root = prover.RootOf(covered),
            Consistency = request.ConsistentWith > 0 && request.ConsistentWith <= covered ? prover.ProveConsistency(request.ConsistentWith, covered) : null,
        };
    }

    private static Checkpoint? TryRead(SignedNote note)
    {
        try
        {
            return AgentLoop.Checkpoint.Of(note);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
