using System.Text;

namespace AgentLoop.Tests.Generation;

/// <summary>A workspace of files given as text or bytes, which counts what is read of it.</summary>
internal sealed class MemoryWorkspace : IWorkspaceView
{
    private readonly Dictionary<string, byte[]> files;

    public MemoryWorkspace(params (string Path, string Text)[] files)
        : this(files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text))))
    {
    }

    public MemoryWorkspace(IEnumerable<(string Path, byte[] Content)> files)
    {
        this.files = files.ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);
        Snapshot = new WorkspaceSnapshot
        {
            Digest = Digest.Of("a workspace"u8),
            Entries =
            [
                .. this.files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new WorkspaceEntry
                {
                    Path = f.Key, Mode = WorkspaceFileMode.File, Digest = Digest.Of(f.Value), Length = f.Value.Length,
                }),
            ],
        };
    }

    public WorkspaceSnapshot Snapshot { get; init; }

    public List<string> Read { get; } = [];

    public Func<string, Exception?> Fails { get; set; } = _ => null;

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (Fails(path) is { } exception)
            throw exception;
        Read.Add(path);
        return new(files.TryGetValue(path, out byte[]? content) ? content : null);
    }

    public string Text(string path) => Encoding.UTF8.GetString(files[path]);
}
