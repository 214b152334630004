using System.Text;

namespace AgentLoop.Tests.Generation.Edits;

public sealed class EditApplierTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4e, 0x47, 0, 1];

    private static readonly TestWorkspaceView Workspace = new TestWorkspaceView(
            ("src/a.cs", "one\ntwo\nthree"), ("src/crlf.cs", "one\r\ntwo\r\nthree\r\n"), ("src/bom.cs", "\uFEFFone\n"), ("src/twice.cs", "x = 1;\ny = 2;\nx = 1;\n"), ("empty", ""))
        .With("logo.png", Png)
        .With("latin.txt", [0xe9, 0x0a])
        .With("link", "src/a.cs"u8.ToArray(), WorkspaceFileMode.SymbolicLink);

    [Fact]
    public async Task Edits_of_one_file_build_on_each_other()
    {
        EditResult result = await ApplyAsync(Replace("src/a.cs", "two", "2\n2b"), Replace("./src/a.cs", "2b\nthree", "end"));

        Assert.Equal("one\n2\nend", TextOf(Assert.Single(result.Changes!.Files)));
    }

    [Fact]
    public async Task Line_endings_and_byte_order_marks_stay_as_they_are()
    {
        EditResult result = await ApplyAsync(Replace("src/crlf.cs", "one\ntwo", "1\n2\n2b"), Replace("src/bom.cs", "one\n", "1\n"));

        Assert.Equal(["\uFEFF1\n", "1\r\n2\r\n2b\r\nthree\r\n"], result.Changes!.Files.Select(TextOf));
    }

    [Fact]
    public async Task A_file_written_anew_keeps_its_line_endings_and_mark_and_a_new_one_is_taken_as_it_is()
    {
        EditResult result = await ApplyAsync(Write("src/crlf.cs", "a\nb"), Write("src/bom.cs", "b"), Write("new.txt", "n\r\n"), Write("empty", "no longer"));

        Assert.Equal([("empty", "no longer"), ("new.txt", "n\r\n"), ("src/bom.cs", "\uFEFFb"), ("src/crlf.cs", "a\r\nb")], result.Changes!.Files.Select(f => (f.Path, TextOf(f))));
        Assert.Equal([FileChangeKind.Modify, FileChangeKind.Add, FileChangeKind.Modify, FileChangeKind.Modify], result.Changes!.Files.Select(f => f.Kind));
    }

    [Fact]
    public async Task Files_go_and_move_also_those_that_are_no_text()
    {
        EditResult result = await ApplyAsync(
            new DeleteEdit { Path = "src/a.cs" }, new RenameEdit { Path = "logo.png", NewPath = "img/logo.png" },
            new RenameEdit { Path = "src/twice.cs", NewPath = "src/once.cs" }, Replace("src/once.cs", "y = 2;", "y = 3;"));

        FileChange[] files = [.. result.Changes!.Files];
        Assert.Equal([("logo.png", "img/logo.png"), ("src/a.cs", null), ("src/twice.cs", "src/once.cs")], files.Select(f => (f.Path, f.NewPath)));
        Assert.Equal([FileChangeKind.Rename, FileChangeKind.Delete, FileChangeKind.Rename], files.Select(f => f.Kind));
        Assert.Null(files[0].Content);
        Assert.Equal("x = 1;\ny = 3;\nx = 1;\n", TextOf(files[2]));
        Assert.All(files, f => Assert.False(f.Expected.IsNone));
    }

    [Fact]
    public async Task What_is_undone_again_is_no_change()
    {
        EditResult result = await ApplyAsync(
            Write("new", "x"), new DeleteEdit { Path = "new" },
            new RenameEdit { Path = "src/a.cs", NewPath = "b" }, new RenameEdit { Path = "b", NewPath = "src/a.cs" },
            Replace("src/bom.cs", "one", "two"), Replace("src/bom.cs", "two", "one"));

        Assert.True(result.Changes is null);
        Assert.Equal("The edits change nothing.", result.Failure);
    }

    [Fact]
    public async Task A_file_that_is_deleted_and_written_is_modified()
    {
        EditResult result = await ApplyAsync(new DeleteEdit { Path = "src/a.cs" }, Write("src/a.cs", "x"));

        Assert.Equal(FileChangeKind.Modify, Assert.Single(result.Changes!.Files).Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/Windows/x")]
    [InlineData("src\\a.cs")]
    [InlineData("../x")]
    [InlineData("src/../../x")]
    [InlineData("src//x")]
    [InlineData("src/./x")]
    [InlineData("src/")]
    [InlineData(".git/hooks/pre-commit")]
    [InlineData("sub/.GIT/config")]
    [InlineData(".git. /config")]
    [InlineData("GIT~1/config")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    public async Task A_path_that_leaves_the_repository_is_refused(string path)
    {
        Assert.StartsWith("Edit 1 does not apply. The path ", (await ApplyAsync(Write(path, "x"))).Failure, StringComparison.Ordinal);
        Assert.StartsWith("Edit 1 does not apply. The path ", (await ApplyAsync(new RenameEdit { Path = "src/a.cs", NewPath = path })).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_and_nothing_is_done()
    {
        (Edit Edit, string Problem)[] cases =
        [
            (Replace("a.cs", "one", "1"), "There is no file \"a.cs\"; did you mean \"src/a.cs\"?"),
            (new DeleteEdit { Path = "none" }, "There is no file \"none\"."),
            (Replace("logo.png", "a", "b"), "no text in UTF-8"),
            (Write("logo.png", "b"), "no text in UTF-8"),
            (Replace("latin.txt", "a", "b"), "no text in UTF-8"),
            (Write("link", "b"), "no text in UTF-8"),
            (Write("src", "b"), "cannot be a file"),
            (Write("src/a.cs/b", "b"), "cannot be a file"),
            (Write("link/b", "b"), "cannot be a file"),
            (new RenameEdit { Path = "src/a.cs", NewPath = "src/bom.cs" }, "is a file of the repository"),
            (new RenameEdit { Path = "src/a.cs", NewPath = "src/a.cs" }, "is a file of the repository"),
            (Replace("src/a.cs", "", "b"), "is empty; to give a file a whole new content, use write"),
        ];

        foreach ((Edit edit, string problem) in cases)
        {
            EditResult result = await ApplyAsync(edit, Write("other", "x"));
            Assert.True(result.Changes is null);
            Assert.Contains(problem, result.Failure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_path_that_was_moved_away_is_not_written_again()
    {
        EditResult result = await ApplyAsync(new RenameEdit { Path = "src/a.cs", NewPath = "b.cs" }, Write("src/a.cs", "x"));

        Assert.Contains("\"src/a.cs\" was renamed", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_does_not_apply_is_said_at_once_but_not_what_only_follows_from_it()
    {
        EditResult result = await ApplyAsync(Replace("src/a.cs", "four", "4"), Replace("src/a.cs", "4", "5"), new DeleteEdit { Path = "none" });

        string[] problems = [.. result.Failure!.Split('\n').Where(l => l.StartsWith("Edit ", StringComparison.Ordinal))];
        Assert.Equal(["Edit 1", "Edit 3"], problems.Select(p => p[..6]));
    }

    [Fact]
    public async Task An_edit_that_was_written_for_another_content_is_refused()
    {
        EditResult result = await ApplyAsync(Write("src/a.cs", "x") with { Expected = Digest.Of("one\n"u8) }, Replace("src/bom.cs", "one", "1") with { Expected = Digest.Of("\uFEFFone\n"u8) });

        Assert.Equal([EditStatus.Failed, EditStatus.Fits], result.Edits.Select(e => e.Status));
        Assert.Contains("\"src/a.cs\" has changed since it was read", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_what_the_snapshot_says_is_refused()
    {
        TestWorkspaceView view = new(("f", "a\n"));
        StaleView stale = new(view, view.Snapshot);
        view.With("f", "b\n"u8.ToArray());

        EditResult result = await new EditApplier().ApplyAsync(new EditReading { Edits = [Replace("f", "b", "c")] }, stale);

        Assert.Contains("\"f\" has changed since it was read", result.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a - b", "a + b", "a + b;\n", "the replacement does, at line 1: it is already applied")]
    [InlineData("gone\n", "one\n", "one\ntwo\n", "at line 1: it is already applied")]
    public async Task What_is_already_applied_is_told(string search, string replacement, string text, string problem)
    {
        EditResult result = await new EditApplier().ApplyAsync(new EditReading { Edits = [Replace("f", search, replacement)] }, new TestWorkspaceView(("f", text)));

        Assert.Equal(EditStatus.AlreadyApplied, result.Edits[0].Status);
        Assert.Contains(problem, result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rename_that_was_made_is_already_applied() =>
        Assert.Equal(EditStatus.AlreadyApplied, (await ApplyAsync(new RenameEdit { Path = "old.cs", NewPath = "src/a.cs" })).Edits[0].Status);

    [Fact]
    public async Task A_search_of_lines_may_differ_in_blanks_and_what_comes_is_indented_as_the_file_is()
    {
        EditResult result = await new EditApplier().ApplyAsync(
            new EditReading { Edits = [Replace("f", "if (a)\n{\n    b();\n}", "if (a)\n{\n    c();\n    d();\n}")] }, new TestWorkspaceView(("f", "\tx\n\tif (a) \n\t{\n\t\tb();\n\t}")));

        Assert.Equal((MatchStrategy.Indentation, 1, 2), (result.Edits[0].Strategy, result.Edits[0].Places, result.Edits[0].Line));
        Assert.Equal("\tx\n\tif (a) \n\t{\n\t\tc();\n\t\td();\n\t}", TextOf(result.Changes!.Files[0]));
    }

    [Fact]
    public async Task Half_a_character_is_not_written() =>
        Assert.Contains("lone surrogate", (await ApplyAsync(Write("new", "a\ud83d"))).Failure, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_mode_is_left_as_it_is()
    {
        TestWorkspaceView view = new TestWorkspaceView().With("run.sh", "echo a\n"u8.ToArray(), WorkspaceFileMode.Executable);

        EditResult result = await new EditApplier().ApplyAsync(new EditReading { Edits = [Replace("run.sh", "a", "b"), new RenameEdit { Path = "run.sh", NewPath = "go.sh" }] }, view);

        Assert.Null(Assert.Single(result.Changes!.Files).IsExecutable);
    }

    [Fact]
    public async Task A_caller_who_cancels_is_heard() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await new EditApplier().ApplyAsync(new EditReading { Edits = [Write("new", "x")] }, Workspace, new CancellationToken(canceled: true)));

    private static ReplaceEdit Replace(string path, string search, string replacement) => new() { Path = path, Search = search, Replacement = replacement };

    private static WriteEdit Write(string path, string content) => new() { Path = path, Content = content };

    private static string TextOf(FileChange change) => Encoding.UTF8.GetString(change.Content!.Value.Span);

    private static async Task<EditResult> ApplyAsync(params Edit[] edits) =>
        await new EditApplier().ApplyAsync(new EditReading { Edits = edits }, Workspace);

    private sealed class StaleView(IWorkspaceView view, WorkspaceSnapshot snapshot) : IWorkspaceView
    {
        public WorkspaceSnapshot Snapshot => snapshot;

        public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default) => view.ReadAsync(path, cancellationToken);
    }
}
