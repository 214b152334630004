namespace AgentLoop;

/// <summary>Files that are known by name, read from the sandbox they are in.</summary>
internal sealed class SessionView(WorkspaceSnapshot snapshot, ISandboxSession session) : IWorkspaceView
{
    public WorkspaceSnapshot Snapshot => snapshot;

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        session.ReadFileAsync(path, cancellationToken);
}
