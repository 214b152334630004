using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Reporting;

public sealed class PageTextTests
{
    [Fact]
    public void Any_text_is_text_in_an_element_and_in_an_attribute() => Check.QuickThrowOnFailure(Prop.ForAll(
        TextArbitrary.Of(["<", ">", "&", "\"", "'", "]]>", "<!--", "</pre>", "\0", "\r", "\r\n", "\u202e", "\u2028", "\ud800", "\udc00", "\U0001F600", "\ufffe", "é", "\t", "word "]),
        text =>
        {
            StringBuilder inside = new();
            PageText.Append(inside, text, isInTag: false);
            StringBuilder quoted = new();
            PageText.Append(quoted, text, isInTag: true);
            XElement element = XElement.Parse($"<pre title=\"{quoted}\">{inside}</pre>");
            Assert.All(element.Elements(), e => Assert.Equal("u", e.Name.LocalName));
            Assert.DoesNotContain(element.Value, c => char.IsControl(c) && c is not ('\n' or '\t'));
        }));

    [Theory]
    [InlineData("a\u202eb", "a<u>U+202E</u>b", "a[U+202E]b")]
    [InlineData("a\r\nb\rc", "a\nb<u>U+000D</u>c", "a\nb[U+000D]c")]
    [InlineData("<b>", "&lt;b&gt;", "&lt;b&gt;")]
    [InlineData("\U000E0041", "<u>U+E0041</u>", "[U+E0041]")]
    public void What_is_not_seen_is_written_by_its_number(string text, string inside, string quoted)
    {
        StringBuilder page = new();
        PageText.Append(page, text, isInTag: false);
        Assert.Equal(inside, page.ToString());
        page.Clear();
        PageText.Append(page, text, isInTag: true);
        Assert.Equal(quoted, page.ToString());
    }

    [Fact]
    public async Task A_page_knows_whether_a_text_stands_in_a_tag()
    {
        using MemoryStream output = new();
        PageWriter page = new(output);
        page.Add($"<a title=\"{"\u202e"}");
        page.Add($"{"\u202e"}\" href=\"#\">{"\u202e"}</a>");
        await page.DisposeAsync();
        Assert.Equal("<a title=\"[U+202E][U+202E]\" href=\"#\"><u>U+202E</u></a>", Encoding.UTF8.GetString(output.ToArray()));
    }
}
