using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Makes plain text of what a program wrote for a terminal.</summary>
internal static partial class TerminalText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The share of characters that are no text above which all of it is none.</summary>
    private const double MostNoise = 0.1;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except("\n\t"), '\u007F', .. Enumerable.Range(0x80, 0x20).Select(c => (char)c), Replacement]);

    /// <summary>The text without escape sequences, with what a carriage return overwrote left out, and control characters gone.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Plain))
            return text;
        if (IsBinary(text))
            return string.Create(CultureInfo.InvariantCulture, $"[binary output of about {text.Length} bytes, not shown]\n");

        string unescaped = Escape().Replace(text, "").Replace("\r\n", "\n", StringComparison.Ordinal);
        StringBuilder clean = new(unescaped.Length);
        foreach (ReadOnlyMemory<char> line in Lines(unescaped.AsMemory()))
            Append(clean, line.Span.TrimEnd('\r'));
        return clean.ToString();
    }

    private static bool IsBinary(string text)
    {
        int noise = text.AsSpan().Count('\0') + text.AsSpan().Count(Replacement);
        return text.Contains('\0', StringComparison.Ordinal) && noise > text.Length * MostNoise;
    }

    private static IEnumerable<ReadOnlyMemory<char>> Lines(ReadOnlyMemory<char> text)
    {
        while (!text.IsEmpty)
        {
            int end = text.Span.IndexOf('\n') + 1;
            ReadOnlyMemory<char> line = end == 0 ? text : text[..end];
            yield return line;
            text = text[line.Length..];
        }
    }

    /// <summary>What stands after the last carriage return is what one saw.</summary>
    private static void Append(StringBuilder clean, ReadOnlySpan<char> line)
    {
        bool ends = line.EndsWith("\n");
        ReadOnlySpan<char> body = (ends ? line[..^1] : line).TrimEnd('\r');
        foreach (char c in body[(body.LastIndexOf('\r') + 1)..])
        {
            if (c == '\t' || !char.IsControl(c))
                clean.Append(c);
        }

        if (ends)
            clean.Append('\n');
    }

    /// <summary>ECMA-48: control sequences, strings up to their terminator (or, where that is missing, within their line), and two-character escapes.</summary>
    [GeneratedRegex(@"\x1B(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1B\n]*(?:\x07|\x1B\\)?|[ -/]*[0-~])|\x9B[0-?]*[ -/]*[@-~]", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
