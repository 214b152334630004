namespace AgentLoop;

/// <summary>The files of a workspace, as long as they are what the snapshot says.</summary>
internal sealed class SnapshotView(Workspace workspace, WorkspaceSnapshot snapshot) : IWorkspaceView
{
    private readonly SnapshotIndex index = new(snapshot);

    public WorkspaceSnapshot Snapshot => snapshot;

    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (index.Find(path) is not { } entry)
            return null;
        ReadOnlyMemory<byte>? content = await workspace.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        return content is { } bytes && Digest.Of(bytes.Span) == entry.Digest
            ? content
            : throw new AgentLoopException($"\"{path}\" changed since the run began; start a new run on the files as they are now.");
    }
}
