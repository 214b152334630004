using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Chat;

public sealed class ExcerptTests
{
    [Fact]
    public void A_text_that_fits_stays_whole() => Assert.Equal("short", Excerpt.Of("short", 16));

    [Fact]
    public void A_long_text_keeps_whole_lines_of_head_and_tail_and_says_how_much_is_missing()
    {
        string text = string.Concat(Enumerable.Range(1, 1000).Select(i => $"line {i:0000}\n"));

        string excerpt = Excerpt.Of(text, 100);

        Assert.StartsWith("line 0001\n", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("line 1000\n", excerpt, StringComparison.Ordinal);
        string[] lines = excerpt.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string note = Assert.Single(lines, l => !l.StartsWith("line ", StringComparison.Ordinal));
        Assert.Equal($"[... {10_000 - (10 * (lines.Length - 1))} bytes are missing here ...]", note);
    }

    [Fact]
    public void No_excerpt_is_larger_than_asked_for_or_splits_a_character() =>
        Prop.ForAll(TextArbitrary.Of(["a", "é", "漢", "😀", "\n", "words of some length "]), Gen.Choose(16, 200).ToArbitrary(), (text, tokens) =>
        {
            string excerpt = Excerpt.Of(string.Concat(Enumerable.Repeat(text, 40)), tokens);
            return TokenEstimate.Of(excerpt) <= tokens && !excerpt.Contains('\uFFFD') && excerpt.EnumerateRunes().All(r => r != System.Text.Rune.ReplacementChar);
        }).QuickCheckThrowOnFailure();
}
