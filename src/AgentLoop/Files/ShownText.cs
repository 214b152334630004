using System.Buffers;
using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Names from strangers so that they can be shown: what is no text or cannot be seen is written as a number.</summary>
internal static class ShownText
{
    private const int Longest = 200;

    /// <summary>The bytes as text, those that are none as <c>\xff</c>. Different bytes give different texts.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new();
        while (!bytes.IsEmpty)
        {
            bool isText = Rune.DecodeFromUtf8(bytes, out Rune rune, out int length) == OperationStatus.Done && rune.Value != '\\';
            text.Append(isText ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\x{bytes[0]:x2}"));
            bytes = bytes[(isText ? length : 1)..];
        }

        return text.ToString();
    }

    /// <summary>The text with what cannot be seen as <c>\u202e</c>, and not too long.</summary>
    public static string Of(string text)
    {
        StringBuilder shown = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length >= Longest)
                return shown.Append('…').ToString();
            shown.Append(IsVisible(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"));
        }

        return shown.ToString();
    }

    /// <summary>Whether a reader sees that a character is there.</summary>
    public static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
}
