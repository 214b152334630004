using System.Text;

namespace QuickStart;

/// <summary>Makes text of a model, a repository or a tool fit to be shown: nothing in it can steer the terminal.</summary>
internal static class Shown
{
    /// <summary>The text in one line.</summary>
    public static string Line(string text) => string.Join(' ', Text(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text with its lines; a tab is four blanks.</summary>
    public static string Text(string text)
    {
        StringBuilder shown = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t')
                shown.Append("    ");
            else if (rune.Value == '\n' || !IsUnseen(rune))
                shown.Append(rune);
            else if (rune.Value != '\r')
                shown.Append('\uFFFD');
        }
        return shown.ToString();
    }

    /// <summary>Controls, and the format characters that turn text around.</summary>
    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format;
}
