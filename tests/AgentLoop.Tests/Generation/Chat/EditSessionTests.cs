using System.Text;

namespace AgentLoop.Tests.Generation.Chat;

public sealed class EditSessionTests
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
        Candidate candidate = await ApplyAsync(Replace("src/a.cs", "two", "2\n2b"), Replace("./src/a.cs", "2b\nthree", "end"));

        Assert.Equal("one\n2\nend", TextOf(Assert.Single(candidate.Changes.Files)));
    }

    [Fact]
    public async Task Line_endings_and_byte_order_marks_stay_as_they_are()
    {
        Candidate candidate = await ApplyAsync(Replace("src/crlf.cs", "one\ntwo", "1\n2\n2b"), Replace("src/bom.cs", "one\n", "1\n"));

        Assert.Equal(["\uFEFF1\n", "1\r\n2\r\n2b\r\nthree\r\n"], candidate.Changes.Files.Select(TextOf));
    }

    [Fact]
    public async Task A_file_written_anew_keeps_its_line_endings_and_mark_and_a_new_one_is_taken_as_it_is()
    {
        Candidate candidate = await ApplyAsync(Write("src/crlf.cs", "a\nb"), Write("src/bom.cs", "b"), Write("new.txt", "n\r\n"), Write("empty", "no longer"));

        Assert.Equal([("empty", "no longer"), ("new.txt", "n\r\n"), ("src/bom.cs", "\uFEFFb"), ("src/crlf.cs", "a\r\nb")], candidate.Changes.Files.Select(f => (f.Path, TextOf(f))));
        Assert.Equal([FileChangeKind.Modify, FileChangeKind.Add, FileChangeKind.Modify, FileChangeKind.Modify], candidate.Changes.Files.Select(f => f.Kind));
    }

    [Fact]
    public async Task Files_go_and_move_also_those_that_are_no_text()
    {
        Candidate candidate = await ApplyAsync(
            new DeleteEdit { Path = "src/a.cs" }, new RenameEdit { Path = "logo.png", NewPath = "img/logo.png" },
            new RenameEdit { Path = "src/twice.cs", NewPath = "src/once.cs" }, Replace("src/once.cs", "y = 2;", "y = 3;"));

        FileChange[] files = [.. candidate.Changes.Files];
        Assert.Equal([("logo.png", "img/logo.png"), ("src/a.cs", null), ("src/twice.cs", "src/once.cs")], files.Select(f => (f.Path, f.NewPath)));
        Assert.Equal([FileChangeKind.Rename, FileChangeKind.Delete, FileChangeKind.Rename], files.Select(f => f.Kind));
        Assert.Null(files[0].Content);
        Assert.Equal("x = 1;\ny = 3;\nx = 1;\n", TextOf(files[2]));
        Assert.All(files, f => Assert.False(f.Expected.IsNone));
    }

    [Fact]
    public async Task What_is_undone_again_is_no_change()
    {
        Candidate candidate = await ApplyAsync(
            Write("new", "x"), new DeleteEdit { Path = "new" },
            new RenameEdit { Path = "src/a.cs", NewPath = "b" }, new RenameEdit { Path = "b", NewPath = "src/a.cs" },
            Replace("src/bom.cs", "one", "two"), Replace("src/bom.cs", "two", "one"));

        Assert.True(candidate.Changes.IsEmpty);
        Assert.Equal("The edits change nothing.", candidate.Failure);
    }

    [Fact]
    public async Task A_file_that_is_deleted_and_written_is_modified()
    {
        Candidate candidate = await ApplyAsync(new DeleteEdit { Path = "src/a.cs" }, Write("src/a.cs", "x"));

        Assert.Equal(FileChangeKind.Modify, Assert.Single(candidate.Changes.Files).Kind);
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
            Candidate candidate = await ApplyAsync(edit, Write("other", "x"));
            Assert.True(candidate.Changes.IsEmpty);
            Assert.Contains(problem, candidate.Failure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_path_that_was_moved_away_is_not_written_again()
    {
        Candidate candidate = await ApplyAsync(new RenameEdit { Path = "src/a.cs", NewPath = "b.cs" }, Write("src/a.cs", "x"));

        Assert.Contains("\"src/a.cs\" was renamed", candidate.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_does_not_apply_is_said_at_once_but_not_what_only_follows_from_it()
    {
        Candidate candidate = await ApplyAsync(Replace("src/a.cs", "four", "4"), Replace("src/a.cs", "4", "5"), new DeleteEdit { Path = "none" });

        string[] problems = [.. candidate.Failure!.Split('\n').Where(l => l.StartsWith("Edit ", StringComparison.Ordinal))];
        Assert.Equal(["Edit 1", "Edit 3"], problems.Select(p => p[..6]));
    }

    private static ReplaceEdit Replace(string path, string search, string replacement) => new() { Path = path, Search = search, Replacement = replacement };

    private static WriteEdit Write(string path, string content) => new() { Path = path, Content = content };

    private static string TextOf(FileChange change) => Encoding.UTF8.GetString(change.Content!.Value.Span);

    private static async Task<Candidate> ApplyAsync(params Edit[] edits) =>
        await EditSession.ApplyAsync(new EditProposal { Rationale = "r", Edits = edits }, Workspace, CancellationToken.None);
}
