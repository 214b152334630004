namespace AgentLoop.Tests.Sandboxing;

public sealed class SandboxRequestTests : SessionTest
{
    private static async Task<string> RefusalAsync(SandboxRequest request, ISandbox? sandbox = null) =>
        (await Assert.ThrowsAsync<AgentLoopException>(async () => await (sandbox ?? Sandboxes.Landlock).OpenAsync(request))).Message;

    [Theory]
    [InlineData("relative/path", "is not an absolute path")]
    [InlineData("", "is not an absolute path")]
    [InlineData("/no/such/folder", "does not exist")]
    [InlineData("/etc/passwd", "is a file, not a folder")]
    [InlineData("/", "must not be writable")]
    [InlineData("/usr", "must not be writable")]
    [InlineData("/tmp/..", "must not be writable")]
    public async Task A_workspace_that_cannot_be_one_is_refused_in_a_sentence(string workspace, string sentence)
    {
        Assert.Contains(sentence, await RefusalAsync(new SandboxRequest { Workspace = workspace }), StringComparison.Ordinal);
        Assert.Contains(sentence, await RefusalAsync(new SandboxRequest { Workspace = workspace }, Sandboxes.Unisolated), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_and_what_is_above_it_are_no_workspaces()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        File.CreateSymbolicLink(Path.Combine(Outside, "home"), home);
        foreach (string workspace in (string[])[home, home + "/", Path.GetDirectoryName(home)!, Path.Combine(Outside, "home"), Path.GetTempPath()])
            Assert.Contains("must not be writable", await RefusalAsync(new SandboxRequest { Workspace = workspace }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relative", "is not an absolute path")]
    [InlineData("/no/such/path", "does not exist")]
    [InlineData("/", "whole file system")]
    public async Task A_read_only_path_that_cannot_be_one_is_refused(string path, string sentence) =>
        Assert.Contains(sentence, await RefusalAsync(Request with { ReadOnlyPaths = [path] }), StringComparison.Ordinal);

    [Fact]
    public async Task A_variable_that_cannot_be_set_is_refused() =>
        Assert.Contains("\"A=B\"", await RefusalAsync(Request with { Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["A=B"] = "" } }), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_not_enforced_cannot_be_required()
    {
        SandboxRequest demanding = Request with { Required = [SandboxPromise.WriteIsolation, SandboxPromise.NetworkIsolation] };
        string refusal = await RefusalAsync(demanding, Sandboxes.Unisolated);
        Assert.Contains("\"unisolated\" does not enforce \"WriteIsolation\", \"NetworkIsolation\"", refusal, StringComparison.Ordinal);
        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(demanding);
    }

    [Fact]
    public async Task A_refused_request_leaves_no_folder()
    {
        string mark = $"agentloop-refused-{Environment.ProcessId}";
        using TemporaryFolder folder = new();
        await RefusalAsync(Request with { ReadOnlyPaths = ["/no/such/" + mark] });
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
