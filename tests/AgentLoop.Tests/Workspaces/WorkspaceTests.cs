using System.Diagnostics;
using System.Text;

namespace AgentLoop.Tests.Workspaces;

public sealed class WorkspaceTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_folder_is_refused_in_a_sentence() => AssertRefused(folder["missing"], "does not exist");

    [Fact]
    public void A_file_is_refused()
    {
        folder.With("file", "x");
        AssertRefused(folder["file"], "is a file");
    }

    [Fact]
    public void A_folder_without_files_is_refused()
    {
        Directory.CreateDirectory(folder["a/b"]);
        folder.With(".git/HEAD", "ref: refs/heads/main");
        AssertRefused(folder.Path, "has no files");
    }

    [Fact]
    public void The_whole_disk_is_refused() => AssertRefused("/", "whole disk");

    [Fact]
    public void The_home_folder_is_refused() => AssertRefused(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/", "home folder");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\0b")]
    public void An_empty_path_is_refused(string path) => AssertRefused(path, "empty");

    [Fact]
    public async Task A_symbolic_link_to_a_folder_is_followed_once_when_opened()
    {
        folder.With("real/a.txt", "a").WithLink("link", folder["real"]);
        Workspace workspace = Workspace.Open(folder["link"]);
        Assert.Equal(folder["real"], workspace.Root);
        Assert.Equal("a.txt", Assert.Single((await workspace.SnapshotAsync()).Entries).Path);
    }

    [Fact]
    public async Task A_snapshot_names_files_links_and_modes_in_ordinal_order()
    {
        folder.With("b.txt", "b").With("a/z.txt", "").WithExecutable("B.sh", "#!/bin/sh").WithLink("link", "b.txt").WithLink("dangling", "/nowhere");
        WorkspaceSnapshot snapshot = await Workspace.Open(folder.Path).SnapshotAsync();
        Assert.Equal(
            ["B.sh Executable 9", "a/z.txt File 0", "b.txt File 1", "dangling SymbolicLink 8", "link SymbolicLink 5"],
            snapshot.Entries.Select(e => $"{e.Path} {e.Mode} {e.Length}"), StringComparer.Ordinal);
        Assert.Equal(Digest.Of("b"u8), snapshot.Entries[2].Digest);
        Assert.Equal(Digest.Of("b.txt"u8), snapshot.Entries[4].Digest);
    }

    [Fact]
    public async Task The_digest_of_a_snapshot_is_that_of_its_lines()
    {
        folder.With("b", "1").With("a", "2");
        WorkspaceSnapshot snapshot = await Workspace.Open(folder.Path).SnapshotAsync();
        string lines = $"100644 {Digest.Of("2"u8)} a\n100644 {Digest.Of("1"u8)} b\n";
        Assert.Equal(Digest.Of(Encoding.UTF8.GetBytes(lines)), snapshot.Digest);
    }

    [Fact]
    public async Task A_line_break_in_a_name_cannot_pass_for_two_files()
    {
        string digest = Digest.Of("1"u8).ToString();
        folder.With($"a\n100644 {digest} b", "1");
        WorkspaceSnapshot one = await Workspace.Open(folder.Path).SnapshotAsync();
        using TestFolder other = new TestFolder().With("a", "1").With("b", "1");
        WorkspaceSnapshot two = await Workspace.Open(other.Path).SnapshotAsync();
        Assert.NotEqual(two.Digest, one.Digest);
    }

    [Fact]
    public async Task Pipes_and_names_that_are_no_text_are_passed_over()
    {
        folder.With("a.txt", "a");
        using (Process shell = Process.Start("/bin/sh", ["-c", $"cd {folder.Path} && mkfifo pipe && printf x > \"$(printf 'b\\377ad')\" && mkdir \"$(printf 'd\\377')\" && touch \"$(printf 'd\\377/c')\""]))
            await shell.WaitForExitAsync();
        Assert.Equal(4, Directory.GetFileSystemEntries(folder.Path).Length);
        Workspace workspace = Workspace.Open(folder.Path);
        Assert.Equal("a.txt", Assert.Single((await workspace.SnapshotAsync()).Entries).Path);
    }

    [Fact]
    public async Task Git_is_never_part_of_a_snapshot_whatever_its_case()
    {
        folder.With("a.txt", "a").With("sub/b.txt", "b").Commit().With(".GIT/config", "x").With("sub/.git", "gitdir: elsewhere");
        WorkspaceSnapshot snapshot = await Workspace.Open(folder.Path).SnapshotAsync();
        Assert.Equal(["a.txt", "sub/b.txt"], snapshot.Entries.Select(e => e.Path), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Tracked_files_count_although_they_are_ignored()
    {
        folder.With("bin/kept.dll", "1").With("a.cs", "").Commit();
        folder.With(".gitignore", "bin/\n").With("bin/new.dll", "2");
        WorkspaceSnapshot snapshot = await Workspace.Open(folder.Path).SnapshotAsync();
        Assert.Equal([".gitignore", "a.cs", "bin/kept.dll"], snapshot.Entries.Select(e => e.Path), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_rules_around_a_workspace_that_is_part_of_a_repository_hold()
    {
        folder.With(".gitignore", "*.log\n/part/out/\n").With("part/.gitignore", "!keep.log\n").With("part/a.cs", "").Commit();
        folder.With("part/x.log", "").With("part/keep.log", "").With("part/out/o.txt", "").With("part/secret", "");
        File.AppendAllText(folder[".git/info/exclude"], "secret\n");
        WorkspaceSnapshot snapshot = await Workspace.Open(folder["part"]).SnapshotAsync();
        Assert.Equal([".gitignore", "a.cs", "keep.log"], snapshot.Entries.Select(e => e.Path), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_workspace_inside_of_an_ignored_folder_stands_on_its_own()
    {
        folder.With(".gitignore", "*\n").With("inner/a.cs", "").Commit();
        WorkspaceSnapshot snapshot = await Workspace.Open(folder["inner"]).SnapshotAsync();
        Assert.Equal("a.cs", Assert.Single(snapshot.Entries).Path);
    }

    [Fact]
    public async Task A_repository_that_git_cannot_read_has_a_snapshot_all_the_same()
    {
        folder.With(".git/HEAD", "broken").With(".git/info/exclude", "x\n").With("a.cs", "").With("x", "");
        WorkspaceSnapshot snapshot = await Workspace.Open(folder.Path).SnapshotAsync();
        Assert.Equal("a.cs", Assert.Single(snapshot.Entries).Path);
    }

    [Fact]
    public async Task A_linked_worktree_shares_the_exclusions_of_its_repository()
    {
        folder.With("main/a.cs", "");
        TestGit.Run(folder["main"], "init", "-q");
        TestGit.Run(folder["main"], "add", "-A");
        TestGit.Run(folder["main"], "commit", "-qm", "x");
        TestGit.Run(folder["main"], "worktree", "add", "-q", folder["linked"]);
        File.AppendAllText(folder["main/.git/info/exclude"], "secret\n");
        folder.With("linked/secret", "").With("linked/b.cs", "");
        WorkspaceSnapshot snapshot = await Workspace.Open(folder["linked"]).SnapshotAsync();
        Assert.Equal(["a.cs", "b.cs"], snapshot.Entries.Select(e => e.Path), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_change_right_after_a_snapshot_is_seen_though_size_and_time_are_the_same()
    {
        Workspace workspace = Workspace.Open(folder.With("a.txt", "old").Path);
        DateTime time = File.GetLastWriteTimeUtc(folder["a.txt"]);
        for (int i = 0; i < 50; i++)
        {
            string text = $"n{i:00}";
            folder.With("a.txt", text);
            File.SetLastWriteTimeUtc(folder["a.txt"], time);
            WorkspaceSnapshot snapshot = await workspace.SnapshotAsync();
            Assert.Equal(Digest.Of(Encoding.UTF8.GetBytes(text)), snapshot.Entries[0].Digest);
        }
    }

    [Fact]
    public async Task A_change_long_after_a_snapshot_is_seen_though_size_and_time_are_the_same()
    {
        Workspace workspace = Workspace.Open(folder.With("a.txt", "old").Path);
        DateTime time = File.GetLastWriteTimeUtc(folder["a.txt"]);
        await Task.Delay(50);
        WorkspaceSnapshot before = await workspace.SnapshotAsync();
        Assert.Equal(before.Digest, (await workspace.SnapshotAsync()).Digest);
        folder.With("a.txt", "new");
        File.SetLastWriteTimeUtc(folder["a.txt"], time);
        Assert.NotEqual(before.Digest, (await workspace.SnapshotAsync()).Digest);
    }

    [Fact]
    public async Task Reading_stays_inside_of_the_workspace()
    {
        using TestFolder outside = new TestFolder().With("secret", "s");
        folder.With("a.txt", "a").WithLink("out", outside.Path).WithLink("direct", outside["secret"]).With(".git/config", "c");
        Workspace workspace = Workspace.Open(folder.Path);
        Assert.Equal("a", Encoding.UTF8.GetString((await workspace.ReadAsync("a.txt"))!.Value.Span));
        Assert.Equal(outside["secret"], Encoding.UTF8.GetString((await workspace.ReadAsync("direct"))!.Value.Span));
        foreach (string path in new[] { "out/secret", "../" + Path.GetFileName(outside.Path) + "/secret", outside["secret"], ".git/config", "", "missing", "a.txt/b", "a\0" })
            Assert.Null(await workspace.ReadAsync(path));
    }

    [Fact]
    public async Task Cancelling_a_snapshot_is_told_apart()
    {
        Workspace workspace = Workspace.Open(folder.With("a.txt", "a").Path);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await workspace.SnapshotAsync(new CancellationToken(canceled: true)));
    }

    private static void AssertRefused(string path, string reason)
    {
        AgentLoopException e = Assert.Throws<AgentLoopException>(() => Workspace.Open(path));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }
}
