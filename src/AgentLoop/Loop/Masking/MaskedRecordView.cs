namespace AgentLoop;

/// <summary>Where only the record of a run is left: those of its files in which something was masked, as plugins saw them.</summary>
internal sealed class MaskedRecordView(WorkspaceSnapshot snapshot, IReadOnlyDictionary<string, ArtifactReference> files, IArtifactStore artifacts) : IWorkspaceView
{
    public WorkspaceSnapshot Snapshot => snapshot;

    public static MaskedRecordView Of(WorkspaceSnapshot snapshot, IEnumerable<RunEvent> recorded, IArtifactStore artifacts)
    {
        Dictionary<string, ArtifactReference> files = new(StringComparer.Ordinal);
        foreach (FileMasked file in recorded.OfType<FileMasked>())
            files[file.Path] = file.Content;
        return new MaskedRecordView(snapshot, files, artifacts);
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default) => files.TryGetValue(path, out ArtifactReference? content)
        ? artifacts.GetAsync(content.Digest, cancellationToken)
        : ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);
}
