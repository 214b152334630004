namespace AgentLoop.Tests.Workspaces;

public sealed class ForkTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly TestFolder forks = new();

    public void Dispose()
    {
        folder.Dispose();
        forks.Dispose();
    }

    [Fact]
    public async Task A_fork_holds_everything_but_git()
    {
        folder.With("a.txt", "a").WithExecutable("run.sh", "#!").With("bin/out.dll", "dll").With("empty", "").With(".gitignore", "bin/\n")
            .WithLink("link", "a.txt").WithLink("dangling", "/nowhere").With("sub/.git", "gitdir: x").With("large", new byte[300_000]).Commit();
        Directory.CreateDirectory(folder["no files"]);
        await using WorkspaceFork fork = await Workspace.Open(folder.Path).ForkAsync(forks["1"]);
        Assert.Equal(TestFolder.Tree(folder.Path), TestFolder.Tree(fork.Workspace.Root));
        Assert.True(Directory.Exists(forks["1/no files"]));
        Assert.False(Path.Exists(forks["1/.git"]));
        Assert.False(Path.Exists(forks["1/sub/.git"]));
        Assert.Empty(fork.NotCopied);
    }

    [Fact]
    public async Task Times_are_kept_to_the_nanosecond_so_that_incremental_builds_stay_incremental()
    {
        folder.With("sub/a.txt", "a").WithLink("sub/link", "a.txt");
        TestShell.Run($"cd {folder.Path}/sub && touch -d '2001-02-03 04:05:06.123456789' a.txt && touch -h -d '1960-01-01 00:00:00.5' link && touch -d '2002-02-03 04:05:06.000000001' .");
        await using WorkspaceFork fork = await Workspace.Open(folder.Path).ForkAsync(forks["1"]);
        const string Times = "stat -c '%.9Y %a' sub sub/a.txt sub/link";
        Assert.Equal(TestShell.Run($"cd {folder.Path} && {Times}"), TestShell.Run($"cd {forks["1"]} && {Times}"));
    }

    [Fact]
    public async Task What_is_done_in_a_fork_does_not_reach_the_workspace()
    {
        folder.With("a.txt", "a").With("b/c.txt", "c");
        await using WorkspaceFork fork = await Workspace.Open(folder.Path).ForkAsync(forks["1"]);
        File.AppendAllText(forks["1/a.txt"], "changed");
        File.Delete(forks["1/b/c.txt"]);
        Assert.Equal("a", folder.Read("a.txt"));
        Assert.Equal("c", folder.Read("b/c.txt"));
    }

    [Fact]
    public async Task A_fork_goes_with_all_that_was_made_in_it()
    {
        using TestFolder outside = new TestFolder().With("kept", "kept");
        Workspace workspace = Workspace.Open(folder.With("a/b/c.txt", "c").Path);
        WorkspaceFork fork = await workspace.ForkAsync(forks["1"]);
        TestShell.Run($"cd {forks["1"]} && ln -s {outside.Path} out && ln -s {outside["kept"]} a/file && mkfifo pipe && : > \"$(printf 'x\\377')\" && mkdir -p \"$(printf 'd\\377/e')\" && mkdir locked && : > locked/x && chmod 0 locked a/b && chmod 500 a");
        await fork.DisposeAsync();
        Assert.False(Path.Exists(forks["1"]));
        Assert.Equal("kept", outside.Read("kept"));
        await fork.DisposeAsync();
    }

    [Fact]
    public void Folders_that_may_not_be_written_are_removed_by_one_who_is_not_root()
    {
        folder.With("tree/a/b/c.txt", "c");
        TestShell.Run($"cd {folder.Path}/tree && chmod 0 a/b && chmod 500 a . && if [ $(id -u) = 0 ]; then chown -R 65534 {folder.Path}; fi");
        TestUser.Run(() =>
        {
            TreeRemover.Remove(folder["tree"]);
            return true;
        });
        Assert.False(Path.Exists(folder["tree"]));
    }

    [Fact]
    public void A_tree_nested_without_end_is_removed()
    {
        string name = new('a', 200);
        TestShell.Run($"cd {folder.Path} && mkdir deep && cd deep && i=0; while [ $i -lt 100 ]; do mkdir {name} && cd -P {name} || exit 1; i=$((i+1)); done; : > file");
        TreeRemover.Remove(folder["deep"]);
        Assert.False(Path.Exists(folder["deep"]));
    }

    [Fact]
    public void What_may_not_be_read_is_said()
    {
        folder.With("a.txt", "a").With("data/secret", "s").With("private", "p");
        TestShell.Run($"cd {folder.Path} && chmod 0 data private && if [ $(id -u) = 0 ]; then chown -R 65534 .; fi");
        Directory.CreateDirectory(forks["1"]);
        TestShell.Run($"chmod 777 {forks.Path} {forks["1"]}");
        LinuxTreeCopier copier = new((_, _, _) => { }, parallelism: 1);
        Assert.Equal(["data", "private"], TestUser.Run(() => copier.Copy(folder.Path, forks["1"], CancellationToken.None)), StringComparer.Ordinal);
        Assert.Equal("a", forks.Read("1/a.txt"));
    }

    [Fact]
    public async Task A_place_that_is_taken_is_refused_and_left_alone()
    {
        Workspace workspace = Workspace.Open(folder.With("a.txt", "a").Path);
        forks.With("1/kept", "kept");
        await Assert.ThrowsAsync<AgentLoopException>(async () => await workspace.ForkAsync(forks["1"]));
        Assert.Equal("kept", forks.Read("1/kept"));
    }

    [Theory]
    [InlineData("fork")]
    [InlineData("sub/fork")]
    [InlineData("")]
    public async Task A_fork_inside_of_its_own_workspace_is_refused(string place)
    {
        Workspace workspace = Workspace.Open(folder.With("a.txt", "a").Path);
        await Assert.ThrowsAsync<AgentLoopException>(async () => await workspace.ForkAsync(folder[place]));
        Assert.Equal(["a.txt"], TestFolder.Tree(folder.Path).Keys, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_fork_that_was_cancelled()
    {
        Workspace workspace = Workspace.Open(folder.With("a.txt", "a").Path);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await workspace.ForkAsync(forks["1"], new CancellationToken(canceled: true)));
        Assert.False(Path.Exists(forks["1"]));
    }

    [Fact]
    public async Task Changes_in_a_fork_become_a_change_set_that_leads_there()
    {
        folder.With("a.txt", "a").With("b.txt", "b").With("old.txt", "moved").With("bin/x.dll", "x").With(".gitignore", "bin/\n").With("gone.txt", "gone").Commit();
        Workspace workspace = Workspace.Open(folder.Path);
        WorkspaceSnapshot before = await workspace.SnapshotAsync();
        await using WorkspaceFork fork = await workspace.ForkAsync(forks["1"]);
        TestShell.Run($"cd {forks["1"]} && printf changed > a.txt && chmod +x b.txt && mkdir dir && mv old.txt dir/new.txt && rm gone.txt && printf new > dir/added && printf y > bin/y.dll && chmod +x dir/added");
        ChangeSet changes = await fork.Workspace.ChangesSinceAsync(before);
        Assert.Equal(
            ["Modify a.txt  changed ", "Modify b.txt   True", "Add dir/added  new True", "Delete gone.txt   ", "Rename old.txt dir/new.txt  "],
            changes.Files.Select(f => $"{f.Kind} {f.Path} {f.NewPath} {Text(f)} {f.IsExecutable}"), StringComparer.Ordinal);

        await using WorkspaceFork second = await workspace.ForkAsync(forks["2"]);
        ApplyResult applied = await second.Workspace.ApplyAsync(changes);
        Assert.Empty(applied.Problems);
        Assert.Equal((await fork.Workspace.SnapshotAsync()).Digest, (await second.Workspace.SnapshotAsync()).Digest);
    }

    [Fact]
    public async Task A_fork_knows_what_its_origin_knows_and_sees_every_change_after()
    {
        folder.With("a.txt", "one").With("b.txt", "two");
        Workspace workspace = Workspace.Open(folder.Path);
        await Task.Delay(50);
        WorkspaceSnapshot before = await workspace.SnapshotAsync();
        await using WorkspaceFork fork = await workspace.ForkAsync(forks["1"]);
        DateTime time = File.GetLastWriteTimeUtc(forks["1/a.txt"]);
        forks.With("1/a.txt", "ONE");
        File.SetLastWriteTimeUtc(forks["1/a.txt"], time);
        FileChange change = Assert.Single((await fork.Workspace.ChangesSinceAsync(before)).Files);
        Assert.Equal("ONE", Text(change));
    }

    [Fact]
    public async Task A_new_symbolic_link_cannot_be_part_of_a_change_and_is_said()
    {
        Workspace workspace = Workspace.Open(folder.With("a.txt", "a").Path);
        WorkspaceSnapshot before = await workspace.SnapshotAsync();
        folder.WithLink("link", "/etc/passwd");
        AgentLoopException e = await Assert.ThrowsAsync<AgentLoopException>(async () => await workspace.ChangesSinceAsync(before));
        Assert.Contains("\"link\" is a new symbolic link", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_portable_copy_holds_the_same()
    {
        folder.With("a.txt", "a").WithExecutable("d/run.sh", "#!").With("d/empty", "").WithLink("d/link", "../a.txt").With(".git/config", "x");
        Directory.CreateDirectory(forks["1"]);
        Assert.Empty(new PortableTreeCopier().Copy(folder.Path, forks["1"], CancellationToken.None));
        Assert.Equal(TestFolder.Tree(folder.Path), TestFolder.Tree(forks["1"]));
        Assert.False(Path.Exists(forks["1/.git"]));
        TreeRemover.RemovePortably(forks["1"]);
        Assert.False(Path.Exists(forks["1"]));
    }

    private static string? Text(FileChange change) => change.Content is { } content ? System.Text.Encoding.UTF8.GetString(content.Span) : null;
}
