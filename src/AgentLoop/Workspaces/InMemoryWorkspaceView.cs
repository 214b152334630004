using System.Text;

namespace AgentLoop;

/// <summary>Files that are only in memory: for tests of a plugin.</summary>
public sealed class InMemoryWorkspaceView : IWorkspaceView
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> files;

    /// <summary>Takes files by their path, their text in UTF-8.</summary>
    public InMemoryWorkspaceView(IReadOnlyDictionary<string, string> files)
        : this(files.ToDictionary(f => f.Key, f => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(f.Value), StringComparer.Ordinal))
    {
    }

    /// <summary>Takes files by their path, byte for byte.</summary>
    /// <exception cref="AgentLoopException">A path can be none in a workspace.</exception>
    public InMemoryWorkspaceView(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        this.files = new(files, StringComparer.Ordinal);
        Snapshot = SnapshotDigest.Seal(files.Select(file => Describe(file.Key, file.Value)));
    }

    /// <inheritdoc/>
    public WorkspaceSnapshot Snapshot { get; }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(files.TryGetValue(path, out ReadOnlyMemory<byte> content) ? content : default(ReadOnlyMemory<byte>?));

    private static WorkspaceEntry Describe(string path, ReadOnlyMemory<byte> content) => PathGuard.Refuse(path) is { } reason
        ? throw new AgentLoopException($"The path \"{path}\" {reason}.")
        : new WorkspaceEntry { Path = path, Mode = WorkspaceFileMode.File, Digest = Digest.Of(content.Span), Length = content.Length };
}
