using System.Text;

namespace AgentLoop.Tests;

/// <summary>A workspace of a few files in memory.</summary>
internal sealed class TestWorkspaceView : IWorkspaceView
{
    private readonly SortedDictionary<string, (WorkspaceFileMode Mode, byte[] Content)> files = new(StringComparer.Ordinal);

    public TestWorkspaceView(params (string Path, string Text)[] files)
    {
        foreach ((string path, string text) in files)
            With(path, Encoding.UTF8.GetBytes(text));
    }

    public WorkspaceSnapshot Snapshot => new()
    {
        Digest = Digest.Of(Encoding.UTF8.GetBytes(string.Join("\n", files.Keys))),
        Entries = [.. files.Select(f => new WorkspaceEntry { Path = f.Key, Mode = f.Value.Mode, Digest = Digest.Of(f.Value.Content), Length = f.Value.Content.Length })],
    };

    public TestWorkspaceView With(string path, byte[] content, WorkspaceFileMode mode = WorkspaceFileMode.File)
    {
        files[path] = (mode, content);
        return this;
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(files.TryGetValue(path, out (WorkspaceFileMode, byte[] Content) file) ? file.Content : default(ReadOnlyMemory<byte>?));
}
