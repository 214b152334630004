using System.Text;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>Both ways to open files, the kernel's and the checked one, must agree.</summary>
public sealed class WorkspaceFilesTests : SessionTest
{
    public static TheoryData<bool> Ways => [true, false];

    private IWorkspaceFiles Open(bool kernel) => kernel ? BeneathFiles.Open(Workspace)! : new CheckedFiles(Workspace);

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_is_written_is_read_with_the_folders_it_needs(bool kernel)
    {
        using IWorkspaceFiles files = Open(kernel);
        files.Write("a/b//c/./file", "long content"u8);
        files.Write("a/b/c/file", "short"u8);
        Assert.Equal("short", Encoding.UTF8.GetString(files.Read("a/b/c/file")!.Value.Span));
        Assert.Equal("short", File.ReadAllText(Path.Combine(Workspace, "a/b/c/file")));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_file_that_is_missing_is_null(bool kernel)
    {
        using IWorkspaceFiles files = Open(kernel);
        files.Write("file", "1"u8);
        Assert.Null(files.Read("missing"));
        Assert.Null(files.Read("missing/file"));
        Assert.Null(files.Read("file/below"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_way_out_is_refused_and_nothing_outside_changes(bool kernel)
    {
        File.WriteAllText(Path.Combine(Outside, "secret"), "secret");
        File.CreateSymbolicLink(Path.Combine(Workspace, "folder"), Outside);
        File.CreateSymbolicLink(Path.Combine(Workspace, "file"), Path.Combine(Outside, "secret"));
        File.CreateSymbolicLink(Path.Combine(Workspace, "relative"), "../outside/secret");
        using IWorkspaceFiles files = Open(kernel);
        foreach (string path in (string[])["../outside/secret", "a/../../outside/secret", "/etc/passwd", "folder/secret", "file", "relative", "folder/new"])
        {
            AgentLoopException read = Assert.Throws<AgentLoopException>(() => files.Read(path));
            AgentLoopException written = Assert.Throws<AgentLoopException>(() => files.Write(path, "broken"u8));
            Assert.Contains($"\"{path}\" leaves the workspace", read.Message, StringComparison.Ordinal);
            Assert.Contains($"\"{path}\" leaves the workspace", written.Message, StringComparison.Ordinal);
        }

        Assert.Equal("secret", File.ReadAllText(Path.Combine(Outside, "secret")));
        Assert.Single(Directory.GetFileSystemEntries(Outside));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_link_that_stays_inside_is_followed(bool kernel)
    {
        using IWorkspaceFiles files = Open(kernel);
        files.Write("real/file", "content"u8);
        File.CreateSymbolicLink(Path.Combine(Workspace, "link"), "real");
        Assert.Equal("content", Encoding.UTF8.GetString(files.Read("link/file")!.Value.Span));
        files.Write("link/other", "other"u8);
        Assert.Equal("other", File.ReadAllText(Path.Combine(Workspace, "real/other")));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_folder_and_an_empty_path_are_no_files(bool kernel)
    {
        Directory.CreateDirectory(Path.Combine(Workspace, "folder"));
        using IWorkspaceFiles files = Open(kernel);
        Assert.Contains("not a regular file", Assert.Throws<AgentLoopException>(() => files.Read("folder")).Message, StringComparison.Ordinal);
        Assert.Contains("not a regular file", Assert.Throws<AgentLoopException>(() => files.Write("folder", default)).Message, StringComparison.Ordinal);
        Assert.Throws<AgentLoopException>(() => files.Read(""));
        Assert.Throws<AgentLoopException>(() => files.Read("a\0b"));
    }

    [Fact]
    public async Task A_pipe_does_not_hold_up_the_host()
    {
        await using ISandboxSession session = await OpenAsync();
        await session.ExecuteAsync(SandboxCommand.Shell("mkfifo pipe"));
        AgentLoopException read = await Assert.ThrowsAsync<AgentLoopException>(async () => await session.ReadFileAsync("pipe"));
        AgentLoopException written = await Assert.ThrowsAsync<AgentLoopException>(async () => await session.WriteFileAsync("pipe", "x"u8.ToArray()));
        Assert.Contains("not a regular file", read.Message, StringComparison.Ordinal);
        Assert.Contains("not a regular file", written.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_too_large_to_hold_is_refused_before_it_is_read()
    {
        await using ISandboxSession session = await OpenAsync();
        await session.ExecuteAsync(SandboxCommand.Shell("truncate -s 1G huge"));
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(async () => await session.ReadFileAsync("huge"));
        Assert.Contains("1073741824 bytes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_swapped_all_the_time_never_leads_out()
    {
        await File.WriteAllTextAsync(Path.Combine(Outside, "secret"), "secret");
        await using ISandboxSession session = await OpenAsync();
        await session.WriteFileAsync("inside/secret", "fine"u8.ToArray());
        using CancellationTokenSource stop = new();
        string swap = $"while :; do ln -sfn inside way; ln -sfn '{Outside}' way; done";
        Task<CommandResult> race = session.ExecuteAsync(SandboxCommand.Shell(swap), stop.Token).AsTask();
        HashSet<string> seen = [];
        for (int i = 0; i < 2000 || (!seen.Contains("fine") && i < 100_000); i++)
            seen.Add(await TryReadAsync(session, "way/secret"));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => race);
        Assert.Contains("fine", seen);
        Assert.DoesNotContain("secret", seen);
    }

    private static async Task<string> TryReadAsync(ISandboxSession session, string path)
    {
        try
        {
            return await session.ReadFileAsync(path) is { } content ? Encoding.UTF8.GetString(content.Span) : "missing";
        }
        catch (AgentLoopException)
        {
            return "refused";
        }
    }
}
