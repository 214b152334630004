using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Shortens a text to its head and its tail, where what matters most usually stands.</summary>
internal static class Excerpt
{
    /// <summary>The fewest tokens that an excerpt can be asked for: the note on what is missing takes that many.</summary>
    public const int MinTokens = 16;

    public static string Of(string text, int maxTokens)
    {
        if (text.Length <= (long)maxTokens * TokenEstimate.BytesPerToken / 3) // no character has more than three bytes
            return text;
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes <= (long)maxTokens * TokenEstimate.BytesPerToken)
            return text;

        int room = Math.Max(0, maxTokens - MinTokens) * TokenEstimate.BytesPerToken;
        ReadOnlySpan<char> head = Head(text, room * 2 / 3);
        ReadOnlySpan<char> tail = Tail(text, room - (room * 2 / 3));
        int missing = bytes - Encoding.UTF8.GetByteCount(head) - Encoding.UTF8.GetByteCount(tail);
        string lineEnd = head.IsEmpty || head[^1] == '\n' ? "" : "\n";
        return string.Create(CultureInfo.InvariantCulture, $"{head}{lineEnd}[... {missing} bytes are missing here ...]\n{tail}");
    }

    private static ReadOnlySpan<char> Head(ReadOnlySpan<char> text, int room)
    {
        int end = 0;
        while (end < text.Length)
        {
            Rune.DecodeFromUtf16(text[end..], out Rune rune, out int length);
            if ((room -= rune.Utf8SequenceLength) < 0)
                break;
            end += length;
        }

        int line = text[..end].LastIndexOf('\n') + 1;
        return text[..(line > end / 2 ? line : end)];
    }

    private static ReadOnlySpan<char> Tail(ReadOnlySpan<char> text, int room)
    {
        int start = text.Length;
        while (start > 0)
        {
            Rune.DecodeLastFromUtf16(text[..start], out Rune rune, out int length);
            if ((room -= rune.Utf8SequenceLength) < 0)
                break;
            start -= length;
        }

        ReadOnlySpan<char> tail = text[start..];
        int line = tail.IndexOf('\n') + 1;
        return line < tail.Length / 2 ? tail[line..] : tail;
    }
}
