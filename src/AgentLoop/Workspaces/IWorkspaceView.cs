namespace AgentLoop;

/// <summary>The files of a repository as they were when the run began.</summary>
/// <remarks>Safe for concurrent use. It never changes, so that reading is repeatable; what was read is kept with the run.</remarks>
public interface IWorkspaceView
{
    /// <summary>Which files there are. Ignored files and <c>.git</c> are not among them.</summary>
    WorkspaceSnapshot Snapshot { get; }

    /// <summary>The bytes of a file (a symbolic link's are its target); <see langword="null"/> where the snapshot has none of that path.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default);
}
