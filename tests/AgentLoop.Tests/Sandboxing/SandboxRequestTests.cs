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
    [InlineData("/var", "must not be writable")]
    [InlineData("/home", "must not be writable")]
    [InlineData("/etc/ssl", "must not be writable")]
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

    [Fact]
    public async Task Whoever_may_log_in_has_a_home_that_is_no_workspace_nor_is_what_is_hidden_in_it()
    {
        string home = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[5]).First(Directory.Exists);
        string hidden = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".agentloop-test");
        Directory.CreateDirectory(Path.Combine(hidden, "work"));
        try
        {
            foreach (string workspace in (string[])[home, hidden])
                Assert.Contains("must not be writable", await RefusalAsync(new SandboxRequest { Workspace = workspace }), StringComparison.Ordinal);
            await using ISandboxSession below = await Sandboxes.Landlock.OpenAsync(new SandboxRequest { Workspace = Path.Combine(hidden, "work") });
        }
        finally
        {
            Directory.Delete(hidden, recursive: true);
        }
    }

    [Theory]
    [InlineData("relative", "is not an absolute path")]
    [InlineData("/no/such/path", "does not exist")]
    [InlineData("/", "whole file system")]
    public async Task A_read_only_path_that_cannot_be_one_is_refused(string path, string sentence) =>
        Assert.Contains(sentence, await RefusalAsync(Request with { ReadOnlyPaths = [path] }), StringComparison.Ordinal);

    [Fact]
    public async Task A_path_cannot_be_both_writable_and_read_only()
    {
        string inner = Directory.CreateDirectory(Path.Combine(Workspace, "inner")).FullName;
        File.CreateSymbolicLink(Path.Combine(Outside, "link"), inner);
        foreach (string path in (string[])[Workspace, inner, Path.Combine(Outside, "link")])
        {
            string refusal = await RefusalAsync(Request with { ReadOnlyPaths = [path] });
            Assert.Equal($"The read-only path \"{path}\" lies in \"{Workspace}\", which the same request makes writable: leave one of them out.", refusal);
        }

        Assert.Contains("makes writable", await RefusalAsync(Request with { WritablePaths = [Outside], ReadOnlyPaths = [Outside] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_named_twice_is_one_path()
    {
        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(
            Request with { WritablePaths = [Outside, Outside + "/", Workspace], ReadOnlyPaths = ["/usr", "/usr/"] });
        Assert.True((await session.ExecuteAsync(SandboxCommand.Shell($"echo > '{Outside}/file'"))).Succeeded);
    }

    [Fact]
    public async Task A_workspace_may_lie_in_what_is_read_only()
    {
        string parent = Path.GetDirectoryName(Workspace)!;
        await File.WriteAllTextAsync(Path.Combine(Outside, "file"), "");
        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(Request with { ReadOnlyPaths = [parent] });
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell($"cat '{Outside}/file' && echo > own && ! echo > '{Outside}/file'"));
        Assert.True(result.Succeeded, result.StandardError.Text);
    }

    [Fact]
    public async Task A_workspace_that_is_a_link_is_refused_and_one_below_a_link_is_not()
    {
        string link = Path.Combine(Outside, "link");
        File.CreateSymbolicLink(link, Workspace);
        Directory.CreateDirectory(Path.Combine(Workspace, "inner"));
        foreach (string path in (string[])[link, link + "/"])
        {
            Assert.Equal(
                $"The workspace \"{path}\" is a symbolic link: name the folder that it leads to, \"{Workspace}\".",
                await RefusalAsync(new SandboxRequest { Workspace = path }));
        }

        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(new SandboxRequest { Workspace = Path.Combine(link, "inner") });
        Assert.Equal(Path.Combine(Workspace, "inner") + "\n", (await session.ExecuteAsync(SandboxCommand.Shell("pwd"))).StandardOutput.Text);
    }

    [Fact]
    public async Task A_workspace_that_this_user_may_not_write_is_refused()
    {
        await using ISandboxSession host = await OpenAsync(Sandboxes.Unisolated);
        string close = Environment.IsPrivilegedProcess ? $"mount -t tmpfs -o ro none '{Outside}'" : $"chmod 555 '{Outside}'";
        Assert.True((await host.ExecuteAsync(SandboxCommand.Shell(close))).Succeeded);
        string refusal = await RefusalAsync(new SandboxRequest { Workspace = Outside });
        await host.ExecuteAsync(SandboxCommand.Shell($"umount '{Outside}'; chmod 755 '{Outside}'"));
        Assert.Equal($"The workspace \"{Outside}\" is read-only for this user, so that nothing could be done in it.", refusal);
    }

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
    public void What_was_found_broken_is_told_from_what_could_not_be_tried()
    {
        SandboxCapabilities found = new()
        {
            Name = "fake",
            Promises = new Dictionary<SandboxPromise, PromiseState>
            {
                [SandboxPromise.ReadIsolation] = PromiseState.Enforced,
                [SandboxPromise.DiskLimit] = PromiseState.NotEnforced,
            },
        };
        RequestCheck.Require(found, [SandboxPromise.ReadIsolation]);
        Assert.Equal(
            "The sandbox \"fake\" does not enforce \"DiskLimit\" on this machine, which the request requires: use another sandbox, or leave it out of SandboxRequest.Required.",
            Assert.Throws<AgentLoopException>(() => RequestCheck.Require(found, [SandboxPromise.DiskLimit, SandboxPromise.DiskLimit])).Message);
        Assert.Equal(
            "The sandbox \"fake\" does not enforce \"DiskLimit\" and has nothing to hold \"MemoryLimit\" with, or it could not be tried on this machine, "
            + "which the request requires: use another sandbox, or leave it out of SandboxRequest.Required.",
            Assert.Throws<AgentLoopException>(() => RequestCheck.Require(found, [SandboxPromise.MemoryLimit, SandboxPromise.DiskLimit])).Message);
        Assert.Throws<AgentLoopException>(() => RequestCheck.Require(found, [(SandboxPromise)1000]));
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
