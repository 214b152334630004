using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Text as it is shown to who decides: nothing in it is invisible or moves what is around it.</summary>
internal static class VisibleText
{
    /// <summary>Writes control characters, terminal sequences, and characters that are invisible or reorder text as <c>\u001b</c>; line ends and tabs stay.</summary>
    public static string Of(string text)
    {
        StringBuilder visible = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !IsInvisible(Rune.GetUnicodeCategory(rune)))
                visible.Append(rune);
            else
                visible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        }

        return visible.ToString();
    }

    private static bool IsInvisible(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
