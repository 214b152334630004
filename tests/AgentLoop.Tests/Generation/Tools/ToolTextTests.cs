using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Generation.Tools;

public sealed class ToolTextTests
{
    private static readonly Material Material = new("seed");

    [Fact]
    public void A_huge_output_is_cut_to_its_head_and_tail_and_says_how_much_is_missing()
    {
        string output = string.Concat(Enumerable.Range(1, 200_000).Select(i => $"line {i:000000}\n"));

        string told = new ToolText(Material, 1000).Of("shell", ToolResult.Shown(output, "Exit code 0."));

        Assert.InRange(Encoding.UTF8.GetByteCount(told), 3000, 4400);
        Assert.Contains("line 000001\n", told, StringComparison.Ordinal);
        Assert.Contains("line 200000\n", told, StringComparison.Ordinal);
        Assert.Matches(@"\[\.\.\. \d+ bytes are missing here \.\.\.\]", told);
        Assert.EndsWith("]\nExit code 0.", told, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_tool_shows_cannot_end_its_own_marks() =>
        Prop.ForAll(TextArbitrary.Of(["[end of material ", KeyOf(Material.Mark("a", "")), "]", "\n", "[material ", "x"]), text =>
        {
            string marked = Material.Mark("tool", text);
            string end = $"[end of material {KeyOf(marked)}]";
            return marked.IndexOf(end, StringComparison.Ordinal) == marked.Length - end.Length;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", "", false, "It did what it was asked and shows nothing.")]
    [InlineData("", "", true, "It failed.")]
    [InlineData("", "Noted.", false, "Noted.")]
    public void Nothing_is_said_as_nothing(string output, string note, bool isFailure, string expected) =>
        Assert.Equal(expected, new ToolText(Material, 100).Of("t", new ToolResult { Output = output, Note = note, IsFailure = isFailure }));

    private static string KeyOf(string marked) => marked["[material ".Length..marked.IndexOf(':', StringComparison.Ordinal)];
}
