namespace AgentLoop;

/// <summary>Holds roots that were signed against those that the log has now.</summary>
internal sealed class CheckpointAudit
{
    private readonly List<VerificationFailure> failures;
    private readonly List<Checkpoint> checkpoints = [];

    public CheckpointAudit(string origin, IEnumerable<SignedNote> kept, VerifyRequest request, IReadOnlyList<NoteKey> keys, List<VerificationFailure> failures)
    {
        this.failures = failures;
        foreach (SignedNote note in kept.Concat(request.Checkpoints))
        {
            if (Read(note, origin, keys) is { } checkpoint)
                checkpoints.Add(checkpoint);
        }
        checkpoints.Sort((a, b) => a.Size.CompareTo(b.Size));
    }

    /// <summary>The sizes of the trees whose roots are to be compared, in rising order.</summary>
    public IEnumerable<long> Sizes => checkpoints.Select(checkpoint => checkpoint.Size).Distinct();

    /// <summary>The newest that holds.</summary>
    public Checkpoint? Newest { get; private set; }

    /// <summary>Compares the root of the first so many entries with what was signed of them.</summary>
    public void Compare(long size, Digest root)
    {
        foreach (Checkpoint checkpoint in checkpoints.Where(checkpoint => checkpoint.Size == size))
        {
            if (checkpoint.Root == root)
                Newest = checkpoint;
            else
                Fail($"The first {size} entries of the log are not those of the checkpoint over them.");
        }
    }

    /// <summary>Finds that the log has fewer entries than were signed.</summary>
    public void Finish(long size)
    {
        foreach (Checkpoint checkpoint in checkpoints.Where(checkpoint => checkpoint.Size > size))
            Fail($"The log has {size} entries where a checkpoint was signed over {checkpoint.Size}: its end was cut off, or it was put back to what it was earlier.");
    }

    private Checkpoint? Read(SignedNote note, string origin, IReadOnlyList<NoteKey> keys)
    {
        try
        {
            Checkpoint checkpoint = Checkpoint.Of(note);
            if (checkpoint.Origin != origin)
                Fail($"A checkpoint is of the log \"{checkpoint.Origin}\", and this is \"{origin}\".");
            else if (note.SignersAmong(keys).Count == 0)
                Fail($"The checkpoint over {checkpoint.Size} entries is not signed by a key that is trusted.");
            else
                return checkpoint;
        }
        catch (FormatException e)
        {
            Fail($"A checkpoint cannot be read: {e.Message}");
        }
        return null;
    }

    private void Fail(string problem) => failures.Add(new VerificationFailure { Problem = problem });
}
