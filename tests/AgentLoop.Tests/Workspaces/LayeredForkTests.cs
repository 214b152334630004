using System.Text;

namespace AgentLoop.Tests.Workspaces;

public sealed class LayeredForkTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>How overlays are mounted: by root, with the options that distributions turn on, and in a user namespace.</summary>
    public static TheoryData<string, bool> Mounts => new()
    {
        { "", false },
        { ",redirect_dir=on,metacopy=on,index=on", false },
        { ",redirect_dir=off,xino=on", false },
        { "", true },
    };

    [Theory]
    [MemberData(nameof(Mounts))]
    public async Task Everything_that_is_done_in_a_fork_becomes_the_change_that_a_full_comparison_finds(string options, bool inUserNamespace)
    {
        Fill();
        await using Pair pair = await Pair.MakeAsync(folder.Path, options, inUserNamespace);
        await pair.RunAsync("""
            printf changed > a.txt; chmod +x b.txt; touch same.txt; printf same > same.txt
            rm gone.txt; mkdir new; printf new > new/added; chmod +x new/added; mv old.txt new/moved.txt; : > new/empty
            rm -r tree; mkdir tree; printf t > tree/kept.txt
            mv dir renamed; printf more > renamed/more.txt; rm renamed/sub/2.txt
            rm -r whole
            rm file; mkdir file; printf f > file/inside; rm -r folder; printf f > folder
            rm link; mv link2 link3; mkdir none; rmdir emptied/* 2> /dev/null; rm -r emptied
            printf x > bin/new.dll; printf y > bin/old.dll; mkdir bin/deep; printf z > bin/deep/x; rm bin/gone.dll
            printf tracked > bin/tracked.dll
            mkdir -p p/q/r; printf 1 > p/q/r/s
            """);
        ExportResult layered = await pair.Layered.ChangesAsync();
        ExportResult copied = await pair.Copied.ChangesAsync();
        Assert.Equal(Lines(copied.Changes), Lines(layered.Changes), StringComparer.Ordinal);
        Assert.Equal(copied.Findings, layered.Findings);
        Assert.Equal(Lines(await pair.Copied.Workspace.ChangesSinceAsync(pair.Before)), Lines(layered.Changes), StringComparer.Ordinal);
        Assert.Equal(Lines(await pair.Layered.Workspace.ChangesSinceAsync(pair.Before)), Lines(layered.Changes), StringComparer.Ordinal);
        Assert.Contains("Modify a.txt  changed ", Lines(layered.Changes), StringComparer.Ordinal);
        Assert.Contains("Modify b.txt   True", Lines(layered.Changes), StringComparer.Ordinal);
        Assert.Contains("Rename dir/sub/1.txt renamed/sub/1.txt  ", Lines(layered.Changes), StringComparer.Ordinal);
        Assert.Contains("Modify bin/tracked.dll  tracked ", Lines(layered.Changes), StringComparer.Ordinal);
        Assert.DoesNotContain(layered.Changes.Files, change => change.Path is "same.txt" or "bin/old.dll" or "bin/new.dll");
        await AssertLeadsThereAsync(pair, layered.Changes);
    }

    [Theory]
    [MemberData(nameof(Mounts))]
    public async Task Folders_that_change_places_are_told_apart(string options, bool inUserNamespace)
    {
        folder.With("a/x", "ax").With("a/same", "s").With("b/x", "bx").With("b/same", "s").With("c/deep/er/1", "1").With("c/deep/2", "2").Commit();
        await using Pair pair = await Pair.MakeAsync(folder.Path, options, inUserNamespace);
        await pair.RunAsync("mv a t; mv b a; mv t b; mv c/deep a/in; mkdir c/deep; printf n > c/deep/2; mv a/in/er b/er; rm b/same");
        ExportResult layered = await pair.Layered.ChangesAsync();
        Assert.Equal(Lines((await pair.Copied.ChangesAsync()).Changes), Lines(layered.Changes), StringComparer.Ordinal);
        await AssertLeadsThereAsync(pair, layered.Changes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_is_done_both_kinds_of_fork_give_the_same_change(int seed)
    {
        Fill();
        Random random = new(seed);
        await using Pair pair = await Pair.MakeAsync(folder.Path, seed % 2 == 0 ? ",redirect_dir=on,metacopy=on" : "", inUserNamespace: seed % 3 == 0 && seed % 2 != 0);
        string[] names = ["a.txt", "b.txt", "dir", "dir/sub", "dir/sub/1.txt", "tree", "tree/kept.txt", "whole", "file", "folder", "new", "new/x", "bin", ".gitignore", "folder/y"];
        for (int round = 0; round < 25; round++)
        {
            string one = names[random.Next(names.Length)];
            string other = names[random.Next(names.Length)];
            string command = random.Next(6) switch
            {
                0 => $"rm -rf {one}",
                1 => $"mkdir -p {one}",
                2 => $"printf {round} > {one}",
                3 => $"mv -T {one} {other}",
                4 => $"cp -r {one} {other}",
                _ => $"chmod +x {one}",
            };
            await pair.RunAsync($"({command}) 2> /dev/null; true");
        }

        ExportResult layered = await pair.Layered.ChangesAsync();
        ExportResult copied = await pair.Copied.ChangesAsync();
        Assert.Equal(Lines(copied.Changes), Lines(layered.Changes), StringComparer.Ordinal);
        Assert.Equal(copied.Findings, layered.Findings);
        Assert.Empty(ChangeSetGuard.Check(layered.Changes));
    }

    [Fact]
    public async Task Nothing_done_is_no_change()
    {
        Fill();
        await using Pair pair = await Pair.MakeAsync(folder.Path, "", inUserNamespace: false);
        Assert.True((await pair.Layered.ChangesAsync()).Changes.IsEmpty);
        Assert.True((await pair.Copied.ChangesAsync()).Changes.IsEmpty);
    }

    [Fact]
    public async Task The_workspace_below_is_not_touched_and_the_mounts_end_with_the_fork()
    {
        folder.With("a.txt", "a");
        TestLayers layers = TestLayers.Over(folder.Path);
        WorkspaceFork fork = layers.Fork(Workspace.Open(folder.Path));
        File.WriteAllText(Path.Combine(fork.Workspace.Root, "a.txt"), "changed");
        Assert.Equal("changed", Encoding.UTF8.GetString((await fork.Workspace.ReadAsync("a.txt"))!.Value.Span));
        Assert.Equal("a", folder.Read("a.txt"));
        string root = fork.Workspace.Root;
        await fork.DisposeAsync();
        Assert.False(Directory.Exists(root));
        Assert.Equal("a", folder.Read("a.txt"));
    }

    [Fact]
    public async Task A_change_is_applied_through_the_mount_and_belongs_to_the_user_inside()
    {
        folder.With("a.txt", "a").With("b.txt", "b").With("gone/x", "x").With("moved.txt", "m");
        Workspace source = Workspace.Open(folder.Path);
        WorkspaceSnapshot before = await source.SnapshotAsync();
        TestLayers layers = TestLayers.Over(folder.Path);
        uint owner = Environment.UserName == "root" ? 1234u : (uint)int.Parse(TestShell.Run("id -u").Trim(), System.Globalization.CultureInfo.InvariantCulture);
        await using WorkspaceFork fork = layers.Fork(source, owner);
        ChangeSet changes = new()
        {
            Files =
            [
                new() { Path = "a.txt", Kind = FileChangeKind.Modify, Expected = Digest.Of("a"u8), Content = "changed"u8.ToArray() },
                new() { Path = "b.txt", Kind = FileChangeKind.Modify, Expected = Digest.Of("b"u8), IsExecutable = true },
                new() { Path = "gone/x", Kind = FileChangeKind.Delete, Expected = Digest.Of("x"u8) },
                new() { Path = "moved.txt", Kind = FileChangeKind.Rename, NewPath = "far/away/moved.txt", Expected = Digest.Of("m"u8) },
                new() { Path = "new/deep/n.txt", Kind = FileChangeKind.Add, Content = "new"u8.ToArray(), IsExecutable = true },
            ],
        };
        ApplyResult applied = await fork.Workspace.ApplyAsync(changes);
        Assert.Empty(applied.Problems);
        Assert.Equal(
            $"{owner}:{owner} 755 new\n{owner}:{owner} 755 new/deep\n{owner}:{owner} 755 new/deep/n.txt\n{owner}:{owner} 644 a.txt\n{owner}:{owner} 755 far/away\n",
            TestShell.Run($"cd {layers.Merged} && stat -c '%u:%g %a %n' new new/deep new/deep/n.txt a.txt far/away"));
        Assert.Equal(Lines(changes), Lines((await fork.ChangesAsync()).Changes), StringComparer.Ordinal);
        Assert.Equal(Lines(changes), Lines(await fork.Workspace.ChangesSinceAsync(before)), StringComparer.Ordinal);
        Assert.Equal(["a.txt", "b.txt", "gone", "moved.txt"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",xino=on")]
    public async Task What_is_known_of_the_workspace_is_known_of_the_fork_and_every_change_is_seen(string options)
    {
        folder.With("a.txt", "one").With("b.txt", "two");
        Workspace source = Workspace.Open(folder.Path);
        await Task.Delay(50);
        WorkspaceSnapshot before = await source.SnapshotAsync();
        await using WorkspaceFork fork = TestLayers.Over(folder.Path, options).Fork(source);
        Assert.Equal(before.Digest, (await fork.Workspace.SnapshotAsync()).Digest);
        string file = Path.Combine(fork.Workspace.Root, "a.txt");
        DateTime time = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, "ONE");
        File.SetLastWriteTimeUtc(file, time);
        Assert.Equal("Modify a.txt  ONE ", Assert.Single(Lines(await fork.Workspace.ChangesSinceAsync(before))));
        Assert.Equal("Modify a.txt  ONE ", Assert.Single(Lines((await fork.ChangesAsync()).Changes)));
    }

    [Fact]
    public async Task Digests_that_are_known_are_found_through_the_layers()
    {
        folder.With("a.txt", "one");
        await Task.Delay(50);
        await using TestLayers layers = TestLayers.Over(folder.Path);
        using IFileTree below = FileTree.Open(folder.Path);
        using IFileTree above = FileTree.Open(layers.Merged);
        HashCache known = new();
        known.Remember("a.txt", below.Status("a.txt")!.Value, Digest.Of("one"u8), TimeProvider.System.GetUtcNow());
        HashCache through = new(known);
        Assert.NotEqual(below.Status("a.txt"), above.Status("a.txt"));
        Assert.Equal(Digest.Of("one"u8), through.Find("a.txt", above.Status("a.txt")!.Value));
        File.SetUnixFileMode(Path.Combine(layers.Merged, "a.txt"), UnixFileMode.UserRead);
        Assert.True(through.Find("a.txt", above.Status("a.txt")!.Value).IsNone);
    }

    [Theory]
    [InlineData("user.overlay.opaque", "y")]
    [InlineData("user.overlay.redirect", "/other")]
    [InlineData("user.overlay.whiteout", "y")]
    public async Task Marks_that_a_program_forges_change_nothing(string attribute, string value)
    {
        folder.With("dir/a.txt", "a").With("dir/sub/b.txt", "b").With("other/c.txt", "c");
        TestLayers layers = TestLayers.Over(folder.Path);
        await using WorkspaceFork fork = layers.Fork(Workspace.Open(folder.Path));
        TestShell.Run($"cd {layers.Merged} && printf n > dir/sub/new && : > dir/a.txt; python3 -c 'import os; [os.setxattr(p, \"{attribute}\", b\"{value}\") for p in (\"{layers.Upper}/dir\", \"{layers.Upper}/dir/sub\", \"{layers.Upper}/dir/a.txt\")]'");
        Assert.Equal(["Modify dir/a.txt   ", "Add dir/sub/new  n "], Lines((await fork.ChangesAsync()).Changes), StringComparer.Ordinal);
    }

    [Fact]
    public async Task No_file_that_was_not_touched_is_looked_at()
    {
        for (int i = 0; i < 300; i++)
            folder.With($"f{i % 20}/{i}.txt", "x");
        TestLayers layers = TestLayers.Over(folder.Path);
        Workspace source = Workspace.Open(folder.Path);
        await using WorkspaceFork fork = layers.Fork(source);
        TestShell.Run($"cd {layers.Merged} && printf y > f3/3.txt && rm f4/4.txt");
        using CountingTree counting = new(FileTree.Open(fork.Workspace.Root));
        using CountingTree below = new(FileTree.Open(folder.Path));
        using UpperLayer upper = new(new LinuxFileTree(layers.Upper));
        ForkSides sides = new() { Fork = counting, Base = new ForkBase(below, new HashCache(), origins: null), Upper = upper, Rules = IgnoreRules.None };
        ExportResult result = new ForkExport(sides, ExportLimits.Default).Run(TestContext.Current.CancellationToken);
        Assert.Equal(["Modify f3/3.txt  y ", "Delete f4/4.txt   "], Lines(result.Changes), StringComparer.Ordinal);
        Assert.InRange(counting.Calls + below.Calls, 1, 40);
    }

    private static string[] Lines(ChangeSet changes) =>
        [.. changes.Files.Select(f => $"{f.Kind} {f.Path} {f.NewPath} {(f.Content is { } content ? Encoding.UTF8.GetString(content.Span) : null)} {f.IsExecutable}")];

    private async Task AssertLeadsThereAsync(Pair pair, ChangeSet changes)
    {
        Assert.Empty(ChangeSetGuard.Check(changes));
        using TestFolder place = new();
        await using WorkspaceFork fresh = await pair.Source.ForkAsync(place["fresh"]);
        Assert.Empty((await fresh.Workspace.ApplyAsync(changes)).Problems);
        Assert.Equal((await pair.Layered.Workspace.SnapshotAsync()).Digest, (await fresh.Workspace.SnapshotAsync()).Digest);
    }

    private void Fill()
    {
        folder.With("a.txt", "a").With("b.txt", "b").With("same.txt", "same").With("gone.txt", "gone").With("old.txt", "moved here").With("tree/1.txt", "1")
            .With("tree/kept.txt", "t").With("tree/sub/2.txt", "2").With("dir/sub/1.txt", "one").With("dir/sub/2.txt", "two").With("dir/3.txt", "three")
            .With("whole/x/1", "w1").With("whole/y/2", "w2").With("file", "file").With("folder/y", "yy").WithLink("link", "a.txt").WithLink("link2", "b.txt")
            .With("emptied/e.txt", "e").With("bin/tracked.dll", "t").Commit();
        folder.With(".gitignore", "bin/\n").With("bin/old.dll", "old").With("bin/gone.dll", "gone");
    }

    /// <summary>Both kinds of fork of the same workspace.</summary>
    private sealed class Pair : IAsyncDisposable
    {
        private readonly TestFolder place = new();

        public required Workspace Source { get; init; }

        public required WorkspaceSnapshot Before { get; init; }

        public WorkspaceFork Layered { get; private set; } = null!;

        public WorkspaceFork Copied { get; private set; } = null!;

        public static async Task<Pair> MakeAsync(string path, string options, bool inUserNamespace)
        {
            Workspace source = Workspace.Open(path);
            Pair pair = new() { Source = source, Before = await source.SnapshotAsync() };
            pair.Copied = await source.ForkAsync(pair.place["copy"]);
            pair.Layered = TestLayers.Over(path, options, inUserNamespace).Fork(source);
            return pair;
        }

        public Task RunAsync(string script) => Task.Run(() =>
        {
            TestShell.Run($"cd {Copied.Workspace.Root}\n{script}");
            TestShell.Run($"cd {Layered.Workspace.Root}\n{script}");
        });

        public async ValueTask DisposeAsync()
        {
            await Copied.DisposeAsync();
            await Layered.DisposeAsync();
            place.Dispose();
        }
    }
}
