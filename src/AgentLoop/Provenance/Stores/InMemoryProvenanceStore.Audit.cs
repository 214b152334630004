namespace AgentLoop;

/// <summary>Proofs, verification and removal.</summary>
public sealed partial class InMemoryProvenanceStore
{
    /// <inheritdoc />
    public ValueTask<SignedNote> CheckpointAsync(CancellationToken cancellationToken = default) =>
        signing.Value.CheckpointAsync(ReadHead, Keep, cancellationToken);

    /// <inheritdoc />
    public ValueTask<RecordProof> ProveAsync(ProofRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            IReadOnlyList<int> positions = log.PositionsOf(request.RunId);
            if (request.Sequence < 0 || request.Sequence >= positions.Count)
                throw new ProvenanceException(ProvenanceError.NotFound, $"The run \"{request.RunId}\" has no record {request.Sequence}.");
            int position = positions[(int)request.Sequence];
            SignedNote? note = log.Checkpoints.Where(kept => kept.Key > position).Select(kept => kept.Value).LastOrDefault();
            return ValueTask.FromResult(RecordProof.Make(request, position, log.Size, note, log, log.HashAt(position), log.EntryAt(position)));
        }
    }

    /// <inheritdoc />
    public ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        LogSigning signer = signing.Value;
        lock (gate)
        {
            var audit = new LogAudit(request, signer.Origin, signer.Signer.Key, request.RunId is null ? log.Checkpoints.Values : log.Checkpoints.Values.TakeLast(1));
            return ValueTask.FromResult(request.RunId is { } runId ? VerifyRun(audit, runId, request.Sequence) : VerifyLog(audit, cancellationToken));
        }
    }

    /// <inheritdoc />
    public async ValueTask<RemovalReport> EraseAsync(EraseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<RemovalNote> notes;
        lock (gate)
        {
            notes = Removals.Erase(request, [.. artifacts.All], [.. Select(new ReadRequest())]);
        }
        return await RemoveAsync(notes, artifacts.Erase, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<RemovalReport> PruneAsync(PruneRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<RemovalNote> notes;
        lock (gate)
        {
            notes = Removals.Prune(request, [.. artifacts.All], Select(new ReadRequest()), artifact => artifact.Length);
        }
        return await RemoveAsync(notes, artifacts.Prune, cancellationToken).ConfigureAwait(false);
    }

    private VerificationReport VerifyLog(LogAudit audit, CancellationToken cancellationToken)
    {
        for (long position = 0; position < log.Size; position++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            audit.Take(position, log.HashAt(position), log.EntryAt(position));
        }
        foreach (Digest name in audit.Artifacts.Union(artifacts.All.Select(artifact => artifact.Name)))
            audit.TakeArtifact(name, PresenceOf(name));
        return audit.FinishLog(log.Size, log.Root);
    }

    private VerificationReport VerifyRun(LogAudit audit, string runId, long? sequence)
    {
        IEnumerable<int> ofRun = log.PositionsOf(runId).Where((_, place) => sequence is null || place == sequence);
        foreach (int position in ofRun.Concat(log.PositionsOf("")).Order())
            audit.TakeOfRun(position, log.HashAt(position), log.EntryAt(position));
        foreach (Digest name in audit.Artifacts)
            audit.TakeArtifact(name, PresenceOf(name));
        return audit.FinishRun(log.Size, log);
    }

    private ArtifactPresence PresenceOf(Digest name) => artifacts.Find(ArtifactQuery.Named(name)) switch
    {
        null => ArtifactPresence.Missing,
        var found when ArtifactName.Of(found.Salt.Span, found.ContentDigest) != name => ArtifactPresence.Changed,
        { Content: null } => ArtifactPresence.Pruned,
        { Content: var content } found => Digest.Of(content.Bytes.Span) == found.ContentDigest ? ArtifactPresence.Kept : ArtifactPresence.Changed,
    };

    private async ValueTask<RemovalReport> RemoveAsync(IReadOnlyList<RemovalNote> notes, Func<Digest, long> remove, CancellationToken cancellationToken)
    {
        List<byte[]> signed = [];
        foreach (RemovalNote note in notes)
            signed.Add(System.Text.Encoding.UTF8.GetBytes((await note.SignAsync(signing.Value.Origin, signing.Value.Signer, cancellationToken).ConfigureAwait(false)).ToString()));
        long bytes = 0;
        lock (gate)
        {
            foreach (RemovedEntry entry in notes.SelectMany(note => note.Entries))
            {
                bytes += log.EntryAt(entry.Position).Length;
                log.Erase(entry.Position);
            }
            foreach (Digest name in notes.SelectMany(note => note.Artifacts))
                bytes += remove(name);
            for (int i = 0; i < notes.Count; i++)
                log.Append("", options.Clock.GetUtcNow(), notes[i].Vouched, signed[i]);
        }
        await CheckpointAsync(cancellationToken).ConfigureAwait(false);
        return Removals.Report(notes, bytes);
    }

    private (long Size, Digest Root, SignedNote? Last) ReadHead()
    {
        lock (gate)
        {
            return (log.Size, log.Root, log.Checkpoints.Count > 0 ? log.Checkpoints.Values.Last() : null);
        }
    }

    private ValueTask Keep(long size, SignedNote note)
    {
        lock (gate)
        {
            log.Keep(size, note);
        }
        return ValueTask.CompletedTask;
    }

    // what was appended is appended, whether or not it can be signed for now
    private async ValueTask TryCheckpointAsync()
    {
        try
        {
            await CheckpointAsync().ConfigureAwait(false);
        }
        catch (ProvenanceException)
        {
            // verification says what no checkpoint covers
        }
    }
}
