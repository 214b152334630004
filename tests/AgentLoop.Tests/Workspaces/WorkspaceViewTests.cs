using System.Text;

namespace AgentLoop.Tests.Workspaces;

public sealed class WorkspaceViewTests : IDisposable
{
    private readonly TestFolder folder = new TestFolder().With("a.txt", "a").With("b.txt", "b").With(".gitignore", "ignored\n").With("ignored", "i");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_view_reads_what_the_snapshot_has_and_nothing_else()
    {
        SnapshotView view = await ViewAsync();
        Assert.Equal("a", Encoding.UTF8.GetString((await view.ReadAsync("a.txt"))!.Value.Span));
        Assert.Null(await view.ReadAsync("ignored"));
        Assert.Null(await view.ReadAsync("missing"));
    }

    [Fact]
    public async Task A_file_that_changed_since_is_said()
    {
        SnapshotView view = await ViewAsync();
        folder.With("a.txt", "changed");
        File.Delete(folder["b.txt"]);
        foreach (string path in new[] { "a.txt", "b.txt" })
        {
            AgentLoopException e = await Assert.ThrowsAsync<AgentLoopException>(async () => await view.ReadAsync(path));
            Assert.Contains($"\"{path}\" changed since the run began", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_read_once_is_read_again_though_the_file_is_gone()
    {
        SnapshotView inner = await ViewAsync();
        InMemoryProvenanceStore artifacts = new();
        await new RecordedView(inner.Snapshot, artifacts, inner).ReadAsync("a.txt");
        folder.With("a.txt", "changed");
        RecordedView later = new(inner.Snapshot, artifacts, inner: null);
        Assert.Equal("a", Encoding.UTF8.GetString((await later.ReadAsync("a.txt"))!.Value.Span));
        Assert.Null(await later.ReadAsync("missing"));
        await Assert.ThrowsAsync<AgentLoopException>(async () => await later.ReadAsync("b.txt"));
    }

    [Fact]
    public async Task Files_in_memory_are_a_workspace_too()
    {
        InMemoryWorkspaceView view = TestView.Of(("b", "2"), ("a", "1"));
        Assert.Equal(["a", "b"], view.Snapshot.Entries.Select(e => e.Path), StringComparer.Ordinal);
        Assert.Equal("2", Encoding.UTF8.GetString((await view.ReadAsync("b"))!.Value.Span));
        Assert.Null(await view.ReadAsync("c"));
        Assert.Throws<AgentLoopException>(() => TestView.Of(("../a", "1")));
    }

    private async Task<SnapshotView> ViewAsync()
    {
        Workspace workspace = Workspace.Open(folder.Path);
        return new SnapshotView(workspace, await workspace.SnapshotAsync());
    }
}
