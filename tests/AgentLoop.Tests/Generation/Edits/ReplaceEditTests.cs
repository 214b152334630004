using AgentLoop.Tests.Workspaces;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Generation.Edits;

public sealed class ReplaceEditTests
{
    [Fact]
    public void A_search_that_matches_more_than_once_is_told_where() =>
        Assert.Equal("occurs there 2 times, at the lines 1, 3; take more lines around the place that is meant.", Fail("x = 1;\ny = 2;\nx = 1;\n", "x = 1;"));

    [Fact]
    public void Overlapping_matches_are_ambiguous_too() =>
        Assert.StartsWith("occurs there 2 times", Fail("aaa", "aa"), StringComparison.Ordinal);

    [Fact]
    public void A_search_that_almost_matches_is_shown_the_nearest_lines_with_their_numbers() =>
        Assert.Equal(
            "does not occur there. The nearest lines are:\n2:     int Sum(int a, int b)\n3:         => a - b;",
            Fail("class C {\n    int Sum(int a, int b)\n        => a - b;\n}\n", "int Sum(int a, int b)\n    => a -b;\n"));

    [Fact]
    public void A_search_unlike_anything_is_told_no_lines() =>
        Assert.Equal("does not occur there.", Fail("alpha\nbeta\n", "0123456789"));

    [Theory]
    [InlineData("a\r\nb\nc\r\n", "b\nc", "x\ny", "a\r\nx\ny\r\n")]
    [InlineData("a\r\nb\nc\r\n", "a\nb", "x\ny", "x\r\ny\nc\r\n")]
    [InlineData("a\r\nb\nc\r\n", "b", "x\ny", "a\r\nx\ny\nc\r\n")]
    [InlineData("a\nb\n", "a\r\nb", "x\r\ny", "x\ny\n")]
    [InlineData("a\rb\n", "a\rb", "x", "x\n")]
    public void New_lines_end_as_those_they_replace(string text, string search, string replacement, string expected)
    {
        Assert.True(TryApply(text, search, replacement, out string outcome));
        Assert.Equal(expected, outcome);
    }

    [Fact]
    public void Replacing_one_line_after_another_is_replacing_each_in_the_text_whatever_its_line_endings() =>
        Prop.ForAll(Gen.Choose(1, 12).ToArbitrary(), TextArbitrary.Of(["a", " ", "\n", "b;", "é", ""]), Gen.Elements("\n", "\r\n").ToArbitrary(), (count, replacement, ending) =>
        {
            string text = string.Concat(Enumerable.Range(0, count).Select(i => $"<line {i}>\n"));
            string expected = text;
            string actual = text.Replace("\n", ending, StringComparison.Ordinal);
            for (int i = 0; i < count; i += 2)
            {
                expected = expected.Replace($"<line {i}>", replacement, StringComparison.Ordinal);
                if (!TryApply(actual, $"<line {i}>", replacement, out actual))
                    return false;
            }

            return actual.Equals(expected.Replace("\n", ending, StringComparison.Ordinal), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_searched_the_rest_of_the_text_stays_to_the_byte() =>
        Prop.ForAll(TextArbitrary.Of(["a", "b", "\n", "\r\n", "\r", " "]), Gen.Choose(0, 20).ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(), (text, from, length) =>
        {
            string search = from < text.Length ? text.Substring(from, Math.Min(length, text.Length - from)) : "none";
            if (!TryApply(text, search, "<new>", out string outcome))
                return outcome.Length > 0;

            int at = outcome.IndexOf("<new>", StringComparison.Ordinal);
            int after = outcome.Length - at - "<new>".Length;
            return text.StartsWith(outcome[..at], StringComparison.Ordinal) && text.EndsWith(outcome[^after..], StringComparison.Ordinal)
                && LineEnding.ToLf(text[at..^after]).Equals(LineEnding.ToLf(search), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    private static string Fail(string text, string search)
    {
        Assert.False(TryApply(text, search, "new", out string outcome));
        return outcome[(outcome.IndexOf("\"f\" ", StringComparison.Ordinal) + 4)..];
    }

    private static bool TryApply(string text, string search, string replacement, out string outcome)
    {
        EditResult result = EditTrial.Apply(TestView.Of(("f", text)), new ReplaceEdit { Path = "f", Search = search, Replacement = replacement });
        bool fits = Assert.Single(result.Edits).Status == EditStatus.Fits;
        outcome = !fits ? result.Failure! : result.Changes is { } changes ? EditTrial.TextOf(changes.Files[0]) : text;
        return fits;
    }
}
