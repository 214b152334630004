using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentLoop.Tests.Workspaces;

public sealed class UnifiedDiffTests
{
    [Fact]
    public async Task Patches_of_real_repositories_apply_byte_for_byte()
    {
        int applied = 0;
        foreach ((Dictionary<string, string> before, Dictionary<string, string> after, string patch) in Triples())
        {
            InMemoryWorkspaceView view = new(before);
            DiffResult result = await UnifiedDiff.ReadAsync(patch, view);
            Assert.Empty(result.Problems);
            Assert.Equal(Sorted(after), Sorted(Apply(before, result.Changes!)));
            applied++;
        }

        Assert.Equal(300, applied);
    }

    [Fact]
    public async Task A_patch_is_neither_written_nor_read_once_that_is_cancelled()
    {
        InMemoryWorkspaceView view = TestView.Of(("a", "1\n"));
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await UnifiedDiff.WriteAsync(ChangeSet.Empty, view, cancelled));
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await UnifiedDiff.ReadAsync("", view, cancelled));
    }

    [Fact]
    public async Task A_change_made_by_hand_is_one_for_the_files_it_names()
    {
        InMemoryWorkspaceView view = TestView.Of(("edited", "1\n"), ("gone", "2\n"));
        ChangeSet changes = new() { Files = [FileChange.Create("new", "3\n"), FileChange.Edit("edited", "1\n", "one\n"), FileChange.Remove("gone", "2\n")] };

        Assert.Equal([("edited", "one\n"), ("new", "3\n")], Sorted(Apply(new() { ["edited"] = "1\n", ["gone"] = "2\n" }, changes)).Select(f => (f.Key, f.Value)));
        await UnifiedDiff.WriteAsync(changes, view);
        await Assert.ThrowsAsync<AgentLoopException>(async () => await UnifiedDiff.WriteAsync(changes, TestView.Of(("edited", "other\n"), ("gone", "2\n"))));
    }

    [Fact]
    public async Task What_is_written_git_applies_to_the_same_files()
    {
        using TestFolder folder = new();
        StringBuilder patches = new();
        SortedDictionary<string, string> expected = new(StringComparer.Ordinal);
        int number = 0;
        foreach ((Dictionary<string, string> before, Dictionary<string, string> after, string patch) in Triples())
        {
            string prefix = $"{number++}/";
            InMemoryWorkspaceView view = new(before.ToDictionary(f => prefix + f.Key, f => f.Value, StringComparer.Ordinal));
            ChangeSet changes = (await UnifiedDiff.ReadAsync(patch, new InMemoryWorkspaceView(before))).Changes!;
            patches.Append(await UnifiedDiff.WriteAsync(Move(changes, prefix), view));
            foreach ((string path, string text) in before)
                folder.With(prefix + path, text);
            foreach ((string path, string text) in after)
                expected[prefix + path] = text;
        }

        (int code, _, string error) = TestGit.TryRun(folder.Path, patches.ToString(), "apply", "--whitespace=nowarn", "-");
        Assert.True(code == 0, error);
        Assert.Equal(expected, Texts(folder.Path));
    }

    [Fact]
    public async Task Git_applies_every_kind_of_change_and_can_undo_it()
    {
        using TestFolder folder = new TestFolder().With("text", "1\n2\n3").With("bin", [0, 1, 2]).With("mode", "m\n").With("gone", "g\n").With("old name", "same\n")
            .With("latin", [0xE9, 0x0A]).With("crlf", "a\r\nb\r\n").With("renamed", "1\n2\n3\n4\n5\n6\n").With("tab\tand \"quote\"\\é", "x\n").With("goneBin", [0, 9]).WithLink("link", "text");
        Workspace workspace = Workspace.Open(folder.Path);
        SnapshotView view = new(workspace, await workspace.SnapshotAsync());
        SortedDictionary<string, string> before = TestFolder.Tree(folder.Path);
        byte[] random = new byte[5000];
        new Random(1).NextBytes(random);
        ChangeSet changes = new()
        {
            Files =
            [
                await ChangeAsync("text", FileChangeKind.Modify, "1\n2\n3\n"u8.ToArray()),
                await ChangeAsync("bin", FileChangeKind.Modify, random),
                await ChangeAsync("mode", FileChangeKind.Modify, null) with { IsExecutable = true },
                await ChangeAsync("gone", FileChangeKind.Delete, null),
                await ChangeAsync("goneBin", FileChangeKind.Delete, null),
                await ChangeAsync("old name", FileChangeKind.Rename, null) with { NewPath = "new/name" },
                await ChangeAsync("latin", FileChangeKind.Modify, [0xE8, 0x0A]),
                await ChangeAsync("crlf", FileChangeKind.Modify, "a\nb\r\nc"u8.ToArray()),
                await ChangeAsync("renamed", FileChangeKind.Rename, "1\n2\n3\n4\n5\n"u8.ToArray()) with { NewPath = "moved", IsExecutable = true },
                await ChangeAsync("tab\tand \"quote\"\\é", FileChangeKind.Modify, "y\n"u8.ToArray()),
                await ChangeAsync("link", FileChangeKind.Delete, null),
                new() { Path = "empty", Kind = FileChangeKind.Add, Content = ReadOnlyMemory<byte>.Empty },
                new() { Path = "added file", Kind = FileChangeKind.Add, Content = "no end"u8.ToArray(), IsExecutable = true },
                new() { Path = "added.bin", Kind = FileChangeKind.Add, Content = random },
            ],
        };
        string patch = await UnifiedDiff.WriteAsync(changes, view);
        DiffResult read = await UnifiedDiff.ReadAsync(patch, view);
        Assert.Empty(read.Problems);
        Assert.Equal(ChangeSetJson.Write(new ChangeSet { Files = [.. changes.Files.OrderBy(f => f.Path, StringComparer.Ordinal)] }), ChangeSetJson.Write(read.Changes!));

        Assert.Equal((0, ""), Git("apply"));
        SortedDictionary<string, string> byGit = TestFolder.Tree(folder.Path);
        Assert.Equal((0, ""), Git("apply", "-R"));
        Assert.Equal(before, TestFolder.Tree(folder.Path));
        Assert.Equal([], (await workspace.ApplyAsync(changes)).Problems);
        Assert.Equal(byGit, TestFolder.Tree(folder.Path));

        (int, string) Git(params string[] arguments)
        {
            (int code, _, string error) = TestGit.TryRun(folder.Path, patch, [.. arguments, "--whitespace=nowarn", "-"]);
            return (code, error);
        }

        async Task<FileChange> ChangeAsync(string path, FileChangeKind kind, byte[]? content) => new()
        {
            Path = path,
            Kind = kind,
            Expected = Digest.Of((await view.ReadAsync(path))!.Value.Span),
            Content = content is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(content),
        };
    }

    [Fact]
    public async Task Git_applies_what_is_written_of_random_texts()
    {
        Random random = new(7);
        string[] lines = ["a\n", "b\n", "c\r\n", "\n", "{\n", "}\n", "é\n", "-- x\n", "@@ -1 +1 @@\n", "\\ No newline\n", "last"];
        using TestFolder folder = new();
        List<FileChange> changes = [];
        SortedDictionary<string, string> expected = new(StringComparer.Ordinal);
        for (int i = 0; i < 400; i++)
        {
            string path = $"{i}";
            string before = RandomText();
            string after = RandomText();
            folder.With(path, before);
            expected[path] = after;
            if (!string.Equals(before, after, StringComparison.Ordinal))
                changes.Add(new() { Path = path, Kind = FileChangeKind.Modify, Expected = Digest.Of(Encoding.UTF8.GetBytes(before)), Content = Encoding.UTF8.GetBytes(after) });
        }

        Workspace workspace = Workspace.Open(folder.Path);
        string patch = await UnifiedDiff.WriteAsync(new ChangeSet { Files = changes }, new SnapshotView(workspace, await workspace.SnapshotAsync()));
        (int code, _, string error) = TestGit.TryRun(folder.Path, patch, "apply", "--whitespace=nowarn", "-");
        Assert.True(code == 0, error);
        Assert.Equal(expected, Texts(folder.Path));

        string RandomText() => string.Concat(Enumerable.Range(0, random.Next(25)).Select(n => lines[random.Next(lines.Length - 1)])) + (random.Next(3) == 0 ? lines[^1] : "");
    }

    [Fact]
    public async Task Binary_deltas_of_git_are_read()
    {
        using TestFolder folder = new();
        byte[] before = new byte[20_000];
        new Random(2).NextBytes(before);
        byte[] after = [.. before[..9000], 1, 2, 3, .. before[9500..], .. before[..300]];
        folder.With("data", before).Commit();
        folder.With("data", after);
        string patch = TestGit.Run(folder.Path, "diff", "--binary");
        Assert.Contains("\ndelta ", patch, StringComparison.Ordinal);
        InMemoryWorkspaceView view = TestView.Of(("data", before));
        Assert.Equal(after, (await UnifiedDiff.ReadAsync(patch, view)).Changes!.Files[0].Content!.Value.ToArray());
    }

    [Fact]
    public async Task Lines_that_moved_are_found_and_lines_that_are_not_there_are_said()
    {
        InMemoryWorkspaceView view = TestView.Of(("f", "new\nnew\na\nb\nc\n"));
        const string Patch = "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n";
        Assert.Equal("new\nnew\na\nB\nc\n", Encoding.UTF8.GetString((await UnifiedDiff.ReadAsync(Patch, view)).Changes!.Files[0].Content!.Value.Span));
        DiffResult refused = await UnifiedDiff.ReadAsync(Patch.Replace("-b", "-x", StringComparison.Ordinal), view);
        Assert.Null(refused.Changes);
        Assert.Equal("Hunk 1 of \"f\" does not apply: the lines it shows are not in the file, in this order.", Assert.Single(refused.Problems));
    }

    [Theory]
    [InlineData("", "holds no patch")]
    [InlineData("Sorry, I cannot do that.", "holds no patch")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", "\"x\" is to be changed and is not there")]
    [InlineData("--- a/f\n+++ b/f\n@@ -1,5 +1 @@\n-a\n", "not whole")]
    [InlineData("--- a/f\n+++ b/f\n@@ -1,99999999999 +1 @@\n-a\n", "not whole")]
    [InlineData("@@ -1 +1 @@\n-a\n+b\n", "belongs to no file")]
    [InlineData("--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+b\n", "is there already")]
    [InlineData("--- /dev/null\n+++ b/../f\n@@ -0,0 +1 @@\n+b\n", "has the part \"..\"")]
    [InlineData("--- /dev/null\n+++ b/.git/hooks/x\n@@ -0,0 +1 @@\n+b\n", "git's own folder")]
    [InlineData("--- /dev/null\n+++ /etc/passwd\n@@ -0,0 +1 @@\n+b\n", "absolute")]
    [InlineData("diff --git a/f b/f\nBinary files a/f and b/f differ\n", "not how")]
    [InlineData("diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+/etc\n", "only ordinary files")]
    [InlineData("diff --git a/s b/s\nnew file mode 160000\n--- /dev/null\n+++ b/s\n@@ -0,0 +1 @@\n+Subproject commit 0\n", "only ordinary files")]
    [InlineData("diff --git a/f b/f\nGIT binary patch\nliteral 3\nKcmZQzWMT#Y01f~L\n\n", "does not fit")]
    [InlineData("diff --git a/f b/f\nGIT binary patch\nliteral 999999999999\nAcm\n\n", "broken")]
    [InlineData("--- a/f\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", "leaves lines")]
    [InlineData("--- a/f\n+++ b/f\n@@ -0,0 +1 @@\n+x\n", "does not apply")]
    [InlineData("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n--- a/f\n+++ b/f\n@@ -2 +2 @@\n-b\n+c\n", "changed twice")]
    public async Task A_patch_that_does_not_fit_is_refused_in_a_sentence(string patch, string reason)
    {
        InMemoryWorkspaceView view = TestView.Of(("f", "a\nb\n"));
        DiffResult result = await UnifiedDiff.ReadAsync(patch, view);
        Assert.Null(result.Changes);
        Assert.Contains(reason, Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patches_without_prefixes_and_from_mails_are_read()
    {
        InMemoryWorkspaceView view = TestView.Of(("src/f", "a\n"), ("a/g", "g\n"), ("h", "h\n"));
        const string Mail = "From 1234\nSubject: [PATCH] x\n\n---\n src/f | 2 +-\n\ndiff --git src/f src/f\nindex 1..2 100644\n--- src/f\t2020-01-01\n+++ src/f\t2020-01-01\n@@ -1 +1 @@\n-a\n+b\n--- a/g\n+++ a/g\n@@ -1 +1 @@ void X()\n-g\n+h\n--- h.orig\n+++ h\n@@ -1 +1 @@\n-h\n+i\n-- \n2.39.5\n";
        DiffResult result = await UnifiedDiff.ReadAsync(Mail, view);
        Assert.Equal([], result.Problems);
        Assert.Equal(["a/g", "h", "src/f"], result.Changes!.Files.Select(f => f.Path), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_misplaced_patch_made_to_be_slow_is_given_up()
    {
        InMemoryWorkspaceView view = TestView.Of(("f", string.Concat(Enumerable.Repeat("x\n", 50_000)) + "y\n"));
        StringBuilder patch = new("--- a/f\n+++ b/f\n");
        for (int i = 0; i < 3000; i++)
            patch.Append(CultureInfo.InvariantCulture, $"@@ -{60_000 + i} +{60_000 + i},2 @@\n x\n+z\n");
        await UnifiedDiff.ReadAsync(patch.ToString(), view).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }

    internal static IEnumerable<(Dictionary<string, string> Before, Dictionary<string, string> After, string Patch)> Triples()
    {
        string? fixtures = Environment.GetEnvironmentVariable("AGENTLOOP_FIXTURES");
        Assert.SkipWhen(string.IsNullOrEmpty(fixtures), "AGENTLOOP_FIXTURES does not name the folder with the recorded patches.");
        foreach (string line in File.ReadLines(Path.Combine(fixtures!, "unified-diffs", "triples.jsonl")))
        {
            JsonNode triple = JsonNode.Parse(line)!;
            yield return (triple["before"].Deserialize<Dictionary<string, string>>()!, triple["after"].Deserialize<Dictionary<string, string>>()!, (string)triple["patch"]!);
        }
    }

    internal static Dictionary<string, string> Apply(Dictionary<string, string> before, ChangeSet changes)
    {
        Dictionary<string, string> after = new(before, StringComparer.Ordinal);
        foreach (FileChange change in changes.Files.Where(c => c.Kind != FileChangeKind.Add))
            after.Remove(change.Path);
        foreach (FileChange change in changes.Files.Where(c => c.Kind != FileChangeKind.Delete))
            after[change.NewPath ?? change.Path] = change.Content is { } content ? new UTF8Encoding(false, true).GetString(content.Span) : before[change.Path];
        return after;
    }

    private static ChangeSet Move(ChangeSet changes, string prefix) => new()
    {
        Files = [.. changes.Files.Select(c => c with { Path = prefix + c.Path, NewPath = c.NewPath is null ? null : prefix + c.NewPath })],
    };

    private static SortedDictionary<string, string> Sorted(Dictionary<string, string> files) => new(files, StringComparer.Ordinal);

    private static SortedDictionary<string, string> Texts(string root) => new(
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(root, f), f => new UTF8Encoding(false).GetString(File.ReadAllBytes(f)), StringComparer.Ordinal),
        StringComparer.Ordinal);
}
