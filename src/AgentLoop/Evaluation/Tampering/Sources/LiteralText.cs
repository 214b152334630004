using System.Buffers;
using System.Globalization;

namespace AgentLoop;

/// <summary>Literals as values, so that the same value in other spelling is the same.</summary>
internal static class LiteralText
{
    private static readonly char[] Quotes = ['"', '\'', '`'];
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.eE+-");

    /// <summary>Whether a token is a value written out.</summary>
    public static bool IsLiteral(CodeToken token) =>
        token.Kind is SourceTokenKind.Number or SourceTokenKind.Text || IsWord(token.Text);

    /// <summary>A literal's value in one spelling; other tokens as they are.</summary>
    public static string Normalize(CodeToken token) => token.Kind switch
    {
        SourceTokenKind.Number => Number(token.Text),
        SourceTokenKind.Text => Text(token.Text),
        _ => token.Text switch { "True" => "true", "False" => "false", "None" or "nil" or "nullptr" or "undefined" => "null", _ => token.Text },
    };

    /// <summary>The value of a number; <see langword="null"/> where it is none.</summary>
    public static double? Value(string text)
    {
        string plain = text.Replace("_", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        if (plain.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return long.TryParse(plain.AsSpan(2).TrimEnd("uUlLn"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out long hex) ? hex : null;
        int suffix = plain.AsSpan().IndexOfAnyExcept(OfNumbers);
        return double.TryParse(suffix < 0 ? plain : plain.AsSpan(0, suffix), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
    }

    /// <summary>What stands between the quotes.</summary>
    public static string Content(string text)
    {
        int start = text.IndexOfAny(Quotes);
        return start < 0 ? text : text[start..].Trim('"', '\'', '`', '#');
    }

    private static bool IsWord(string word) =>
        word is "true" or "false" or "null" or "nil" or "True" or "False" or "None" or "undefined" or "nullptr" or "NaN" or "Infinity";

    private static string Number(string text) => Value(text) is { } value ? value.ToString("R", CultureInfo.InvariantCulture) : text;

    private static string Text(string text) => $"\"{Content(text)}\"";
}
