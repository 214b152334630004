using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Generation.Edits;

public sealed class SearchReplaceTests
{
    private static readonly IEditFormat Format = EditFormats.SearchReplace;

    [Theory]
    [InlineData("f\n```\n{0}```\n")]
    [InlineData("```python\nf\n{0}```\n")]
    [InlineData("**f**\n\n```\n{0}\n```")]
    [InlineData("### `f`:\n{0}")]
    [InlineData("The change is in:\n\nf\n~~~cs\n{0}~~~\n")]
    [InlineData("File: f\n{0}")]
    public void The_file_is_named_above_the_fence_or_in_it(string text) =>
        Assert.Equal("x\nb\n", Format.Text("a\nb\n", text.Replace("{0}", Block("a", "x"), StringComparison.Ordinal)));

    [Fact]
    public void Several_blocks_build_on_each_other_and_go_on_with_the_file_of_the_one_before() =>
        Assert.Equal("y\nz\n", Format.Text("a\nb\n", "f\n" + Block("a", "x") + "and\n" + Block("x\nb", "x\nz") + Block("x", "y")));

    [Fact]
    public void A_name_inside_prose_is_not_taken() =>
        Assert.Equal("The block at line 2 has no name of a file above it.", Format.Failure("a\n", "I change this file here:\n" + Block("a", "x")));

    [Fact]
    public void Lines_left_out_with_dots_stay() =>
        Assert.Equal("head\n1\n2\nTAIL\nend\n", Format.Text("head\n1\n2\ntail\nend\n", "f\n" + Block("head\n...\ntail", "head\n...\nTAIL")));

    [Fact]
    public void Dots_that_are_in_the_file_are_themselves() =>
        Assert.Equal("def f():\n    ...\n\nX\n", Format.Text("def f():\n    ...\n\ny\n", "f\n" + Block("    ...\n\ny", "    ...\n\nX")));

    [Fact]
    public void Indentation_that_cannot_be_told_is_not_guessed()
    {
        const string Before = "def h():\n    if x:\n        return 7\n";
        foreach (string text in (string[])["f\n" + Block("def h():\nif x:\nreturn 7", "def h():\nif y:\nreturn 8"), "f\n" + Block("if x:\nreturn 7", "if y:\nreturn 8")])
        {
            EditResult result = Format.Apply(text, TestView.Of(("f", Before)));
            Assert.Null(result.Changes);
            Assert.Contains("unclear how to indent what it adds; write its lines with their indentation:", result.Failure, StringComparison.Ordinal);
            Assert.Contains("        return 7", result.Failure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Indentation_that_was_left_out_is_mended() =>
        Assert.Equal("class A:\n    def f():\n        return 2\n\n    x\n", Format.Text("class A:\n    def f():\n        return 1\n\n    x\n", "f\n" + Block("def f():\n    return 1", "def f():\n    return 2")));

    [Fact]
    public void A_match_must_be_unique()
    {
        EditResult result = Format.Apply("f\n" + Block("  a", "  x"), TestView.Of(("f", "  a\nb\n  a\n")));

        Assert.Null(result.Changes);
        Assert.StartsWith("Edit 1 does not apply. These lines occur in \"f\" 2 times, at the lines 1, 3;", result.Failure, StringComparison.Ordinal);
        Assert.Equal((EditStatus.Failed, 2, MatchStrategy.Exact), (result.Edits[0].Status, result.Edits[0].Places, result.Edits[0].Strategy));
    }

    [Fact]
    public void A_copy_that_a_block_before_made_is_not_overlooked() =>
        Assert.Contains("occur in \"f\" 2 times", Format.Failure("a\nb\n", "f\n" + Block("a", "a\nb") + Block("b", "x")), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\r\nb\r\nc", "a\r\nX\r\nY\r\nc", "b", "X\nY")]
    [InlineData("a\nb\nc", "a\nb\nX", "c", "X")]
    [InlineData("a\nb\nc", "a\nb", "b\nc", "b")]
    [InlineData("a\r\nb\nc\rd\n", "a\r\nX\nc\rY\n", "a\nb\nc\nd", "a\nX\nc\nY")]
    [InlineData("\uFEFFa\nb\n", "\uFEFFX\nb\n", "a", "X")]
    [InlineData("a  \nb\n", "a  \nX\n", "a\nb", "a\nX")]
    [InlineData("a\nb\n", "b\n", "a", "")]
    public void Bytes_that_are_not_edited_stay(string before, string expected, string search, string replacement) =>
        Assert.Equal(expected, Format.Text(before, "f\n" + Block(search, replacement)));

    [Fact]
    public void An_empty_search_makes_a_new_file_and_overwrites_none()
    {
        EditResult result = Format.Apply("new/file\n" + Block("", "x\ny"), TestView.Of(("f", "a\n")));
        Assert.Equal(("new/file", FileChangeKind.Add, "x\ny\n"), (result.Changes!.Files[0].Path, result.Changes.Files[0].Kind, EditTrial.TextOf(result.Changes.Files[0])));

        Assert.Contains("\"f\" is there already; edit the lines it has", Format.Failure("a\n", "f\n" + Block("", "x")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prose only", "The text holds no edits")]
    [InlineData("f\n<<<<<<< SEARCH\na\n=======\nb\n", "is cut off")]
    [InlineData("f\n<<<<<<< SEARCH\na\n>>>>>>> REPLACE\n", "has no line \"=======\"")]
    [InlineData("f\n<<<<<<< SEARCH\na\n=======\n<<<<<<< SEARCH\n>>>>>>> REPLACE\n", "does not end before the next one begins")]
    [InlineData("f\n<<<<<<< SEARCH\na\n=======\nb\n=======\nc\n>>>>>>> REPLACE\n", "has several lines \"=======\"")]
    public void A_malformed_block_is_no_edit(string text, string problem) => Assert.Contains(problem, Format.Failure("a\n", text), StringComparison.Ordinal);

    [Fact]
    public void Longer_markers_let_the_usual_ones_be_content() =>
        Assert.Equal("Title\n=======\nnew\n", Format.Text("Title\n=======\nold\n", "f\n<<<<<<<<< SEARCH\n=======\nold\n=========\n=======\nnew\n>>>>>>>>> REPLACE\n"));

    [Fact]
    public void Fences_in_the_content_do_not_matter() =>
        Assert.Equal("```\nnew\n```\n", Format.Text("```\nold\n```\n", "f\n```md\n" + Block("```\nold\n```", "```\nnew\n```") + "```\n"));

    internal static string Block(string search, string replacement) =>
        $"<<<<<<< SEARCH\n{Ended(search)}=======\n{Ended(replacement)}>>>>>>> REPLACE\n";

    private static string Ended(string text) => text.Length == 0 ? "" : text + "\n";
}
