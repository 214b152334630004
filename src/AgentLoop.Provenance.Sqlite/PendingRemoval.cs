namespace AgentLoop.Provenance.Sqlite;

/// <summary>Takes away what notes say, if the log still is what they were made for.</summary>
internal sealed class PendingRemoval(IReadOnlyList<RemovalNote> notes, IReadOnlyList<byte[]> signed, long size, CancellationToken cancellationToken) : PendingWrite(cancellationToken)
{
    public override bool IsSynced => true;

    /// <summary>How many bytes were taken away.</summary>
    public long Bytes { get; private set; }

    /// <exception cref="ProvenanceException">Somebody appended meanwhile, and nothing was written.</exception>
    protected override void Write(LogWriter writer)
    {
        if (writer.Size != size)
            throw new ProvenanceException(ProvenanceError.Conflict, "Somebody appended to the log while it was chosen what to remove from it.");
        Bytes = 0;
        for (int i = 0; i < notes.Count; i++)
        {
            foreach (RemovedEntry entry in notes[i].Entries)
                Bytes += writer.Erase(entry.Position);
            foreach (Digest name in notes[i].Artifacts)
                Bytes += notes[i].Kind == RemovalKind.Erased ? writer.Artifacts.Erase(name) : writer.Artifacts.Prune(name);
            writer.AppendOwn(signed[i], notes[i].Vouched);
        }
    }
}
