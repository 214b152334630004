using System.Buffers;
using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>
/// Text as a page has it. What a reader would not see, or what would turn the text around it, is written by its number: controls, formats
/// (<see href="https://www.unicode.org/reports/tr36/">UTR 36</see>, 3.3), halves of characters, what Unicode has not assigned.
/// </summary>
internal static class PageText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "\n\t !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <param name="page">What it is added to.</param>
    /// <param name="text">Any text.</param>
    /// <param name="isInTag">Whether it stands in the quotes of an attribute, where there is no markup.</param>
    public static void Append(StringBuilder page, ReadOnlySpan<char> text, bool isInTag)
    {
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAnyExcept(Plain);
            page.Append(plain < 0 ? text : text[..plain]);
            if (plain < 0)
                return;
            text = text[plain..];
            if (text is ['\r', '\n', ..])
            {
                text = text[1..]; // a line's end is one, however it is written; diffs say where it differs
                continue;
            }

            bool isWhole = Rune.DecodeFromUtf16(text, out Rune rune, out int length) == OperationStatus.Done;
            Append(page, text[..length], isWhole ? rune : null, isInTag);
            text = text[length..];
        }
    }

    private static void Append(StringBuilder page, ReadOnlySpan<char> character, Rune? rune, bool isInTag)
    {
        if (Entity(character) is { } entity)
            page.Append(entity);
        else if (rune is { } seen && !IsUnseen(Rune.GetUnicodeCategory(seen)))
            page.Append(character);
        else
            page.Append(isInTag ? "[" : "<u>").Append(CultureInfo.InvariantCulture, $"U+{rune?.Value ?? character[0]:X4}").Append(isInTag ? "]" : "</u>");
    }

    private static string? Entity(ReadOnlySpan<char> character) => character switch
    {
        "<" => "&lt;",
        ">" => "&gt;",
        "&" => "&amp;",
        "\"" => "&quot;",
        "'" => "&#39;",
        _ => null,
    };

    private static bool IsUnseen(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
