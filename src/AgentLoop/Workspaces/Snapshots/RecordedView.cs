namespace AgentLoop;

/// <summary>Answers from the run's artifacts, and keeps there what it had to read from the workspace.</summary>
/// <param name="snapshot">Which files there are.</param>
/// <param name="artifacts">Where what was read is kept.</param>
/// <param name="inner">The workspace; <see langword="null"/> where only the record is left.</param>
internal sealed class RecordedView(WorkspaceSnapshot snapshot, IArtifactStore artifacts, IWorkspaceView? inner) : IWorkspaceView
{
    private readonly SnapshotIndex index = new(snapshot);

    public WorkspaceSnapshot Snapshot => snapshot;

    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (index.Find(path) is not { } entry)
            return null;
        if (await artifacts.FindAsync(ArtifactQuery.Holding(entry.Digest), cancellationToken).ConfigureAwait(false) is { Content: not null } kept)
            return await kept.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (inner is null || await inner.ReadAsync(path, cancellationToken).ConfigureAwait(false) is not { } content)
            throw new AgentLoopException($"The run kept no copy of \"{path}\", and the workspace it came from is not there.");
        await artifacts.PutAsync(content, "application/octet-stream", cancellationToken).ConfigureAwait(false);
        return content;
    }
}
