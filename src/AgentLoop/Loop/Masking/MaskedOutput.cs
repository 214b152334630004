using System.Globalization;

namespace AgentLoop;

/// <summary>What a command wrote, as it is recorded. Where its middle is missing, only a part of a secret may be left at either side.</summary>
internal static class MaskedOutput
{
    /// <summary>Shorter parts are in every text.</summary>
    private const int ShortestPart = 6;

    public static CapturedOutput Of(SecretMask mask, CapturedOutput output)
    {
        string text = mask.Apply(output.Text);
        if (output.DroppedBytes > 0)
            text = WithoutParts(mask.Finder, text, string.Create(CultureInfo.InvariantCulture, $"[... {output.DroppedBytes} bytes"));
        return ReferenceEquals(text, output.Text) ? output : output with { Text = text };
    }

    private static string WithoutParts(SecretFinder finder, string text, string gap)
    {
        int head = Math.Max(0, text.IndexOf(gap, StringComparison.Ordinal) - 1); // the gap is a line of its own
        int tail = text.IndexOf('\n', Math.Min(text.Length, head + 1)) + 1;
        finder.Find(text.AsSpan(0, head), out int open);
        int begin = Math.Min(open, finder.BeginningOf(text.AsSpan(0, head)));
        int end = tail + finder.EndingOf(text.AsSpan(tail));
        string part = SecretMarks.Of(SecretRules.Part);
        string before = head - begin >= ShortestPart ? text[..begin] + part : text[..head];
        string after = end - tail >= ShortestPart ? part + text[end..] : text[tail..];
        return before + text[head..tail] + after;
    }
}
