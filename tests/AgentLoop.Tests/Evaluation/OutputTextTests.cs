using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Evaluating;

public sealed class OutputTextTests
{
    [Theory]
    [InlineData("plain\ttext\n", "plain\ttext\n")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("\u001b[1;31mred\u001b[0m", "red")]
    [InlineData("\u001b]8;;http://x\u001b\\link\u001b]8;;\a!", "link!")]
    [InlineData("\u001b]0;never ended\nnext", "\nnext")]
    [InlineData("\u001b(Bcharset\u001b7", "charset")]
    [InlineData("\u009b2Jcleared", "cleared")]
    [InlineData("end\u001b", "end")]
    [InlineData("end\u001b[", "end")]
    [InlineData("a\0b\u0007c\u007f", "abc")]
    [InlineData("evil\u202etxt.exe", "eviltxt.exe")]
    [InlineData("\U0001F600", "\U0001F600")]
    public void What_a_terminal_would_act_on_is_taken_out(string text, string clean) => Assert.Equal(clean, OutputText.Clean(text));

    [Fact]
    public void Halves_of_characters_are_taken_out()
    {
        foreach ((string text, string clean) in new[] { ("\ud83dx", "x"), ("x\ud83d", "x"), ("\ude00", ""), ("\ud83d\ud83d\ude00", "\ud83d\ude00") })
            Assert.Equal(clean, OutputText.Clean(text));
    }

    [Fact]
    public void Clean_text_has_no_control_characters_and_stays_as_it_is() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Elements("\u001b[\u001b]\u001bPmab;0\n\r\t\a\\\ud83d\ude00 \u009b".ToCharArray()).ArrayOf().Select(chars => new string(chars)).ToArbitrary(), text =>
        {
            string clean = OutputText.Clean(text);
            return clean.All(c => !char.IsControl(c) || c is '\n' or '\t') && string.Equals(OutputText.Clean(clean), clean, StringComparison.Ordinal);
        }));

    [Fact]
    public void A_text_that_is_cut_is_as_long_as_allowed() => Assert.Equal("abc…", OutputText.Clean("abcdef", 4));

    [Theory]
    [InlineData("one\ntwo\nthree\n", 9, "two\nthree")]
    [InlineData("one\ntwo\nthree\n", 8, "three")]
    [InlineData("abcdef", 3, "def")]
    [InlineData("abc", 3, "abc")]
    public void The_tail_of_a_text_begins_with_a_whole_line_where_there_is_one(string text, int length, string tail) => Assert.Equal(tail, OutputText.Tail(text, length));
}
