using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Makes text of the bytes that were kept of a stream.</summary>
internal static class CapturedText
{
    /// <summary>Where bytes are missing, a character that was cut at the gap is counted as missing too.</summary>
    public static CapturedOutput Of(ReadOnlySpan<byte> kept, long dropped, int limit)
    {
        if (dropped == 0)
            return new CapturedOutput { Text = Encoding.UTF8.GetString(kept) };
        ReadOnlySpan<byte> head = WithoutCutEnd(kept[..OutputBuffer.HeadLimit(limit)]);
        ReadOnlySpan<byte> tail = WithoutCutStart(kept[OutputBuffer.HeadLimit(limit)..]);
        dropped += kept.Length - head.Length - tail.Length;
        string gap = string.Create(CultureInfo.InvariantCulture, $"\n[... {dropped} bytes are missing here ...]\n");
        return new CapturedOutput { Text = Encoding.UTF8.GetString(head) + gap + Encoding.UTF8.GetString(tail), DroppedBytes = dropped };
    }

    private static ReadOnlySpan<byte> WithoutCutEnd(ReadOnlySpan<byte> text)
    {
        for (int back = 1; back <= Math.Min(3, text.Length); back++)
        {
            byte lead = text[^back];
            if (!IsContinuation(lead))
                return SequenceLength(lead) > back ? text[..^back] : text;
        }

        return text;
    }

    private static ReadOnlySpan<byte> WithoutCutStart(ReadOnlySpan<byte> text)
    {
        int cut = 0;
        while (cut < Math.Min(3, text.Length) && IsContinuation(text[cut]))
            cut++;
        return text[cut..];
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;

    private static int SequenceLength(byte lead) => lead switch
    {
        >= 0xF0 => 4,
        >= 0xE0 => 3,
        >= 0xC0 => 2,
        _ => 1,
    };
}
