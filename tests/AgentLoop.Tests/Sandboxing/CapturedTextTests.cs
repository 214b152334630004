using System.Text;

namespace AgentLoop.Tests.Sandboxing;

public sealed class CapturedTextTests
{
    [Fact]
    public void Text_that_was_kept_whole_has_no_gap() =>
        Assert.Equal(new CapturedOutput { Text = "grün" }, CapturedText.Of("grün"u8, dropped: 0, limit: 100));

    [Fact]
    public void A_gap_says_how_much_is_missing() =>
        Assert.Equal("ab\n[... 7 bytes are missing here ...]\nyz", CapturedText.Of("abyz"u8, dropped: 7, limit: 4).Text);

    [Fact]
    public void A_character_that_was_cut_at_the_gap_is_missing_whole()
    {
        byte[] euro = Encoding.UTF8.GetBytes("€");
        CapturedOutput output = CapturedText.Of([(byte)'a', .. euro[..2], .. euro[1..], (byte)'z'], dropped: 5, limit: 6);
        Assert.Equal("a\n[... 9 bytes are missing here ...]\nz", output.Text);
        Assert.Equal(9, output.DroppedBytes);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_replaced() =>
        Assert.Equal("a\uFFFDb", CapturedText.Of([(byte)'a', 0xFF, (byte)'b'], dropped: 0, limit: 100).Text);

    [Fact]
    public void Nothing_is_kept_where_nothing_may_be() =>
        Assert.Equal("\n[... 3 bytes are missing here ...]\n", CapturedText.Of([], dropped: 3, limit: 0).Text);
}
