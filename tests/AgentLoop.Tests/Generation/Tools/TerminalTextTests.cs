using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Generation.Tools;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain\n\ttext\n", "plain\n\ttext\n")]
    [InlineData("\u001b[31mred\u001b[0m and \u001b[1;4mbold\u001b[m\n", "red and bold\n")]
    [InlineData("\u001b]0;title\u0007shown\n", "shown\n")]
    [InlineData("\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\\n", "link\n")]
    [InlineData("\u009b2Kgone\n", "gone\n")]
    [InlineData("10 %\r50 %\r100 %\ndone\n", "100 %\ndone\n")]
    [InlineData("one\r\ntwo\r\n", "one\ntwo\n")]
    [InlineData("bell\u0007 and back\bspace", "bell and backspace")]
    [InlineData("\u001b(Bx\u001b=y\u001b>", "xy")]
    [InlineData("an escape at the end \u001b", "an escape at the end ")]
    [InlineData("\u001b]0;never closed\nkept\n", "\nkept\n")]
    public void Terminal_codes_are_gone_and_the_text_is_left(string output, string expected) => Assert.Equal(expected, TerminalText.Clean(output));

    [Fact]
    public void Binary_output_is_told_instead_of_shown()
    {
        string said = TerminalText.Clean(string.Concat(Enumerable.Repeat("\0\u0001\uFFFDELF", 100)));
        Assert.Equal("[binary output of about 600 bytes, not shown]\n", said);
    }

    [Fact]
    public async Task Hundreds_of_thousands_of_open_escapes_take_no_time()
    {
        string hostile = string.Concat(Enumerable.Repeat("\u001b]0;\u001b[", 200_000));
        string clean = await Task.Run(() => TerminalText.Clean(hostile), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.DoesNotContain('\u001b', clean);
    }

    [Fact]
    public void Whatever_comes_no_control_character_is_left_and_cleaning_twice_changes_nothing() =>
        Prop.ForAll(TextArbitrary.Of(["a", "\u001b", "[", "]", "31m", ";", "\r", "\n", "\t", "\0", "\u0007", "\u009b", "\\", "\uFFFD", "é", "\ud83d"]), text =>
        {
            string clean = TerminalText.Clean(text);
            return clean.All(c => c is '\n' or '\t' || !char.IsControl(c)) && TerminalText.Clean(clean) == clean;
        }).QuickCheckThrowOnFailure();
}
