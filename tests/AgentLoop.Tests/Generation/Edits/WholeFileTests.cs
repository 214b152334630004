using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Generation.Edits;

public sealed class WholeFileTests
{
    private static readonly IEditFormat Format = EditFormats.WholeFile;

    [Theory]
    [InlineData("a\nb\n", "X\nb\n", "f\n```\nX\nb\n```\n")]
    [InlineData("a\r\nb", "X\r\nb", "`f`:\n```text\nX\nb\n```")]
    [InlineData("\uFEFFa\n", "\uFEFFX\n", "**f**\n\n~~~\nX\n~~~\n")]
    [InlineData("a\r\nb\nc\rd", "a\r\nX\nc\rd", "f\n```\na\nX\nc\nd\n```\n")]
    public void The_content_is_replaced_and_keeps_the_ways_of_the_file(string before, string expected, string text) =>
        Assert.Equal(expected, Format.Text(before, text));

    [Fact]
    public void Several_files_are_written()
    {
        EditResult result = Format.Apply("First:\n\nsrc/a.md\n````md\n# A\n```cs\nx\n```\n````\n\nb\n```\n1\n```\n", TestView.Of(("b", "2\n")));

        Assert.Equal([("b", "1\n"), ("src/a.md", "# A\n```cs\nx\n```\n")], result.Changes!.Files.Select(f => (f.Path, EditTrial.TextOf(f))));
    }

    [Fact]
    public void A_fence_with_a_word_nests() =>
        Assert.Equal("# A\n```cs\nx\n```\nend\n", Format.Text("", "f\n```md\n# A\n```cs\nx\n```\nend\n```\n"));

    [Theory]
    [InlineData("f\n```\na\n", "is not closed")]
    [InlineData("Here is the new text of f:\n```\na\n```\n", "has no name of a file above it")]
    [InlineData("f\n```md\n# A\n```\nx\n```\nend\n```\n", "has no name of a file above it")]
    [InlineData("f\n", "The text holds no file")]
    [InlineData("../f\n```\na\n```\n", "The path \"../f\" has a part")]
    public void What_is_unclear_is_not_written(string text, string problem) => Assert.Contains(problem, Format.Failure("old\n", text), StringComparison.Ordinal);
}
