using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>A secret in a file, or a mark of one.</summary>
/// <param name="Span">Where it stands, and its mark.</param>
/// <param name="Value">What stands there, its bytes as characters.</param>
/// <param name="Place">Its line as it is shown, and how many others stand before it there.</param>
internal sealed record ShownSecret(SecretSpan Span, string Value, string Place)
{
    public string Mark => Span.Mask;

    /// <summary>Whether it is a mark, and no secret.</summary>
    public bool IsMark => Value == Mark;

    public static IReadOnlyList<ShownSecret> AllIn(SecretMask mask, ReadOnlySpan<byte> content)
    {
        List<SecretSpan> spans = mask.Find(content) ?? [];
        bool hasMarks = SecretMarks.AreIn(content);
        if (spans.Count == 0 && !hasMarks)
            return [];
        string text = Encoding.Latin1.GetString(content);
        if (hasMarks)
            AddMarks(mask, text, spans);
        return Describe(text, SecretSpans.Merge(spans));
    }

    private static void AddMarks(SecretMask mask, string text, List<SecretSpan> spans)
    {
        for (int at = 0; (at = text.IndexOf(SecretMarks.Begin, at, StringComparison.Ordinal)) >= 0; at++)
        {
            int end = SecretMarks.EndOf(text, at);
            if (end > 0 && mask.Finder.IsMark(text.AsSpan(at, end - at)))
                spans.Add(new SecretSpan(at, end, text[at..end]));
        }
    }

    private static List<ShownSecret> Describe(string text, List<SecretSpan> spans)
    {
        string shown = MaskedText.Write(text, spans);
        List<ShownSecret> secrets = new(spans.Count);
        int shift = 0;
        (int Line, int Count) last = (-1, 0);
        foreach (SecretSpan span in spans)
        {
            (int begin, string line) = LineOf(shown, span.Start + shift);
            last = (begin, begin == last.Line ? last.Count + 1 : 0);
            secrets.Add(new ShownSecret(span, text[span.Start..span.End], string.Create(CultureInfo.InvariantCulture, $"{last.Count} {line}")));
            shift += span.Mask.Length - (span.End - span.Start);
        }
        return secrets;
    }

    private static (int Begin, string Line) LineOf(string text, int at)
    {
        int begin = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        int end = text.IndexOf('\n', at);
        return (begin, text[begin..(end < 0 ? text.Length : end)].TrimEnd('\r'));
    }
}
