using QuickStart;

namespace AgentLoop.Samples.Tests;

public sealed class ShownTests
{
    [Fact]
    public void What_steers_a_terminal_or_turns_text_around_is_made_visible()
    {
        Assert.Equal("a\uFFFD[2Jb\uFFFDc", Shown.Text("a\e[2Jb\u202Ec"));
        Assert.Equal("a b c", Shown.Line("a\r\n\tb   c"));
        Assert.Equal("Zoë → 🎉", Shown.Line("Zoë → 🎉"));
    }
}
