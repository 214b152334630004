using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>What is written between braces is text, whatever it says; only what stands in our own source is markup.</summary>
[InterpolatedStringHandler]
internal readonly ref struct PageMarkup
{
    private readonly PageWriter page;

    public PageMarkup(int literalLength, int formattedCount, PageWriter page)
    {
        _ = (literalLength, formattedCount);
        this.page = page;
    }

    public bool IsOf(PageWriter other) => ReferenceEquals(page, other);

    public void AppendLiteral(string markup) => page.Literal(markup);

    public void AppendFormatted(string? text) => page.Text(text);

    public void AppendFormatted(ReadOnlySpan<char> text) => page.Text(text);

    public void AppendFormatted(long number) => page.Number(number);
}
