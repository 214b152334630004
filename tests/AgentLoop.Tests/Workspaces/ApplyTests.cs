using System.Text;

namespace AgentLoop.Tests.Workspaces;

public sealed class ApplyTests : IDisposable
{
    private readonly TestFolder folder = new();

    public ApplyTests() => folder.With("a.txt", "a").With("b.txt", "b").With("dir/c.txt", "c").WithLink("link", "a.txt").WithLink("linked", "dir");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_kind_of_change_is_made_byte_for_byte()
    {
        byte[] odd = [0xEF, 0xBB, 0xBF, 0x0D, 0x0A, 0, 0xFF];
        ApplyResult result = await ApplyAsync(
            Modify("a.txt", "a", odd), Rename("b.txt", "b", "new/deep/b2.txt"), Delete("dir/c.txt", "c"), Add("dir2/n.sh", "#!") with { IsExecutable = true });
        Assert.True(result.Applied);
        Assert.Equal(odd, File.ReadAllBytes(folder["a.txt"]));
        Assert.Equal("b", folder.Read("new/deep/b2.txt"));
        Assert.False(Path.Exists(folder["dir"]));
        Assert.False(Path.Exists(folder["b.txt"]));
        Assert.True(File.GetUnixFileMode(folder["dir2/n.sh"]).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal(["a.txt", "dir2/n.sh", "link", "linked", "new/deep/b2.txt"], TestFolder.Tree(folder.Path).Keys, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_mode_is_kept_unless_it_is_changed()
    {
        File.SetUnixFileMode(folder["a.txt"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.SetUnixFileMode(folder["b.txt"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.True((await ApplyAsync(Modify("a.txt", "a", "x"u8.ToArray()), Modify("b.txt", "b", null) with { IsExecutable = true })).Applied);
        Assert.Equal("700 750", TestShell.Run($"cd {folder.Path} && stat -c %a a.txt b.txt | xargs").Trim());
        Assert.True((await ApplyAsync(Modify("a.txt", "x", "y"u8.ToArray()) with { IsExecutable = false })).Applied);
        Assert.Equal("600", TestShell.Run($"stat -c %a {folder["a.txt"]}").Trim());
    }

    [Fact]
    public async Task Files_may_swap_names_and_take_the_place_of_what_goes()
    {
        ApplyResult result = await ApplyAsync(Rename("a.txt", "a", "b.txt"), Rename("b.txt", "b", "a.txt"), Delete("dir/c.txt", "c"), Add("dir", "now a file"));
        Assert.Equal([], result.Problems);
        Assert.Equal("a", folder.Read("b.txt"));
        Assert.Equal("b", folder.Read("a.txt"));
        Assert.Equal("now a file", folder.Read("dir"));
    }

    [Fact]
    public async Task A_file_may_become_a_folder_and_change_the_case_of_its_name()
    {
        ApplyResult result = await ApplyAsync(Delete("a.txt", "a"), Add("a.txt/inner", "x"), Rename("b.txt", "b", "B.txt"));
        Assert.Equal([], result.Problems);
        Assert.Equal("x", folder.Read("a.txt/inner"));
        Assert.Equal("b", folder.Read("B.txt"));
    }

    [Fact]
    public async Task Links_may_go_and_be_renamed()
    {
        ApplyResult result = await ApplyAsync(Rename("link", "a.txt", "moved"), Delete("linked", "dir"));
        Assert.Equal([], result.Problems);
        Assert.Equal("a.txt", new FileInfo(folder["moved"]).LinkTarget);
        Assert.False(Path.Exists(folder["linked"]));
        Assert.Equal("c", folder.Read("dir/c.txt"));
    }

    [Fact]
    public async Task A_change_for_other_content_is_refused_and_the_file_named()
    {
        string problem = await AssertRefusedAsync(Modify("a.txt", "stale", "x"u8.ToArray()), Add("n.txt", "n"));
        Assert.Equal("\"a.txt\" is not what the change was made for; it has changed since.", problem);
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("dir/../../escape")]
    [InlineData("dir/./x")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("dir//x")]
    [InlineData("dir/")]
    [InlineData("a\0b")]
    [InlineData("dir\\x")]
    [InlineData(".git/hooks/post-checkout")]
    [InlineData(".GIT/config")]
    [InlineData("sub/.Git/config")]
    [InlineData(".git")]
    [InlineData(".git./config")]
    [InlineData(".git::$INDEX_ALLOCATION/config")]
    [InlineData("GIT~1/config")]
    [InlineData(".g\u200cit/config")]
    [InlineData("linked/x")]
    [InlineData("a.txt/x")]
    [InlineData("a.txt")]
    [InlineData("dir")]
    [InlineData("A.txt")]
    [InlineData("DIR/x")]
    [InlineData("link")]
    public async Task A_file_is_not_added_where_it_may_not_be(string path)
    {
        await AssertRefusedAsync(Add("fine.txt", "fine"), Add(path, "x"));
        await AssertRefusedAsync(Rename("b.txt", "b", path));
    }

    [Fact]
    public async Task What_contradicts_itself_is_refused()
    {
        await AssertRefusedAsync(Add("half a character \ud800", "x"));
        await AssertRefusedAsync(Add("x", "1"), Add("x", "2"));
        await AssertRefusedAsync(Modify("a.txt", "a", [1]), Delete("a.txt", "a"));
        await AssertRefusedAsync(Rename("a.txt", "a", "n"), Rename("b.txt", "b", "n"));
        await AssertRefusedAsync(Rename("a.txt", "a", "b.txt"), Modify("b.txt", "b", [1]));
        await AssertRefusedAsync(Add("x", "1"), Add("x/y", "2"));
        await AssertRefusedAsync(Add("Xx", "1"), Add("xX", "2"));
        await AssertRefusedAsync(Add("Xx/1", "1"), Add("xX/2", "2"));
        await AssertRefusedAsync(Rename("a.txt", "a", "a.txt"));
        await AssertRefusedAsync(new FileChange { Path = "x", Kind = FileChangeKind.Add });
        await AssertRefusedAsync(new FileChange { Path = "a.txt", Kind = FileChangeKind.Modify, Content = "x"u8.ToArray() });
        await AssertRefusedAsync(new FileChange { Path = "a.txt", Kind = (FileChangeKind)7, Expected = Digest.Of("a"u8) });
        await AssertRefusedAsync(Modify("link", "a.txt", [1]));
        await AssertRefusedAsync(Modify("missing", "x", [1]));
        await AssertRefusedAsync(Modify("linked/c.txt", "c", [1]));
        await AssertRefusedAsync(Delete("dir", "c"));
    }

    [Fact]
    public async Task An_empty_change_is_made()
    {
        Assert.True((await Workspace.Open(folder.Path).ApplyAsync(ChangeSet.Empty)).Applied);
    }

    [Fact]
    public void A_failure_half_way_leaves_everything_as_it_was()
    {
        SortedDictionary<string, string> before = TestFolder.Tree(folder.Path);
        ChangeSet changes = new()
        {
            Files = [Delete("dir/c.txt", "c"), Modify("a.txt", "a", null) with { IsExecutable = true }, Add("new/x", "x"), Rename("b.txt", "b", "new/b"), Add("link/x", "fails")],
        };
        using (StagedChanges staged = new(folder.Path))
            Assert.ThrowsAny<IOException>(() => staged.Make(changes, CancellationToken.None));
        Assert.Equal(before, TestFolder.Tree(folder.Path));
        Assert.False(Path.Exists(folder["new"]));
    }

    [Fact]
    public void A_folder_that_may_not_be_written_leaves_everything_as_it_was()
    {
        TestShell.Run($"cd {folder.Path} && chmod 555 dir && if [ $(id -u) = 0 ]; then chown -R 65534 .; fi");
        SortedDictionary<string, string> before = TestFolder.Tree(folder.Path);
        ChangeSet changes = new() { Files = [Delete("b.txt", "b"), Modify("a.txt", "a", "x"u8.ToArray()), Add("new/x", "x"), Modify("dir/c.txt", "c", "x"u8.ToArray())] };
        ApplyResult result = TestUser.Run(() => new ChangeSetApplier(folder.Path).Apply(changes, CancellationToken.None));
        Assert.False(result.Applied);
        Assert.Contains("Permission denied", Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.Equal(before, TestFolder.Tree(folder.Path));
        Assert.False(Path.Exists(folder["new"]));
    }

    [Fact]
    public async Task A_folder_whose_files_are_all_exchanged_stays_the_folder_it_was()
    {
        TestShell.Run($"chmod 750 {folder["dir"]}");
        Assert.True((await ApplyAsync(Delete("dir/c.txt", "c"), Add("dir/d.txt", "d"))).Applied);
        Assert.Equal("750", TestShell.Run($"stat -c %a {folder["dir"]}").Trim());
    }

    [Fact]
    public async Task A_full_disk_is_a_result_and_leaves_everything_as_it_was()
    {
        const long MoreThanFits = 64L << 20;
        if (!TestDisk.TryMount(folder["small"], "1M"))
            Assert.Skip("A small file system can only be mounted by root.");
        try
        {
            folder.With("small/a.txt", "a");
            ChangeSet changes = new() { Files = [Modify("a.txt", "a", "x"u8.ToArray()), Add("big", "") with { Content = new byte[MoreThanFits] }] };
            ApplyResult result = await Workspace.Open(folder["small"]).ApplyAsync(changes);
            Assert.False(result.Applied);
            Assert.Contains("cannot be written", Assert.Single(result.Problems), StringComparison.Ordinal);
            Assert.Equal(["a.txt"], TestFolder.Tree(folder["small"]).Keys, StringComparer.Ordinal);
            Assert.Equal("a", folder.Read("small/a.txt"));
        }
        finally
        {
            TestDisk.Unmount(folder["small"]);
        }
    }

    private async Task<string> AssertRefusedAsync(params FileChange[] changes)
    {
        SortedDictionary<string, string> before = TestFolder.Tree(folder.Path);
        ApplyResult result = await ApplyAsync(changes);
        Assert.False(result.Applied);
        Assert.NotEmpty(result.Problems);
        Assert.Equal(before, TestFolder.Tree(folder.Path));
        return result.Problems[0];
    }

    private ValueTask<ApplyResult> ApplyAsync(params FileChange[] changes) => Workspace.Open(folder.Path).ApplyAsync(new ChangeSet { Files = changes });

    private static Digest DigestOf(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));

    private static FileChange Add(string path, string text) => new() { Path = path, Kind = FileChangeKind.Add, Content = Encoding.UTF8.GetBytes(text) };

    private static FileChange Modify(string path, string expected, byte[]? content) =>
        new() { Path = path, Kind = FileChangeKind.Modify, Expected = DigestOf(expected), Content = content is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(content) };

    private static FileChange Delete(string path, string expected) => new() { Path = path, Kind = FileChangeKind.Delete, Expected = DigestOf(expected) };

    private static FileChange Rename(string path, string expected, string newPath) =>
        new() { Path = path, Kind = FileChangeKind.Rename, Expected = DigestOf(expected), NewPath = newPath };
}
