using System.Text;

namespace AgentLoop;

/// <summary>A line as it is shown in a diff.</summary>
internal sealed record DiffText
{
    private const int Longest = 1_000;

    public required string Text { get; init; }

    /// <summary>How it ends: empty for a line feed, which is usual.</summary>
    public string End { get; init; } = "";

    /// <summary>How many bytes of it are left out.</summary>
    public int Cut { get; init; }

    public static DiffText Of(ReadOnlyMemory<byte> line)
    {
        ReadOnlySpan<byte> text = line.Span;
        bool hasFeed = text.EndsWith("\n"u8);
        text = hasFeed ? text[..^1] : text;
        bool hasReturn = text.EndsWith("\r"u8);
        text = hasReturn ? text[..^1] : text;
        int cut = Math.Max(0, text.Length - Longest);
        while (cut > 0 && (text[text.Length - cut] & 0xC0) == 0x80)
            cut++;
        return new DiffText
        {
            Text = Encoding.UTF8.GetString(text[..(text.Length - cut)]),
            End = (hasReturn ? "␍" : "") + (hasFeed ? "" : "⌀"),
            Cut = cut,
        };
    }
}
