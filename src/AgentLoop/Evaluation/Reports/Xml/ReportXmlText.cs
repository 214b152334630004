using System.Buffers.Text;
using System.Text;

namespace AgentLoop;

/// <summary>Text with entities. Those that are not XML's own stay as they are written; there is nothing to define others.</summary>
internal static class ReportXmlText
{
    private const int MaxEntity = 12;

    public static string Decode(ReadOnlySpan<byte> written, int maxLength)
    {
        if (written.Length <= maxLength && !written.Contains((byte)'&'))
            return Encoding.UTF8.GetString(written);

        BoundedText text = new(maxLength);
        Append(written, text);
        return text.ToString();
    }

    public static void Append(ReadOnlySpan<byte> written, BoundedText text)
    {
        while (!text.IsFull)
        {
            int start = written.IndexOf((byte)'&');
            text.Append(start < 0 ? written : written[..start]);
            if (start < 0)
                return;

            written = written[start..];
            int end = written[..Math.Min(MaxEntity, written.Length)].IndexOf((byte)';');
            int length = end < 0 ? 1 : end + 1;
            AppendEntity(written[..length], text);
            written = written[length..];
        }
    }

    /// <summary>How much of a text whose rest is not here yet can be read: no half entities and characters.</summary>
    public static int WholeLength(ReadOnlySpan<byte> text)
    {
        int tail = Math.Max(0, text.Length - MaxEntity);
        int entity = text[tail..].LastIndexOf((byte)'&');
        if (entity >= 0 && !text[(tail + entity)..].Contains((byte)';'))
            return tail + entity;

        int start = text.Length - 1;
        while (start > 0 && start > text.Length - 4 && (text[start] & 0xC0) == 0x80)
            start--;
        return text[start] >= 0xC0 && Rune.DecodeFromUtf8(text[start..], out _, out _) == System.Buffers.OperationStatus.NeedMoreData ? start : text.Length;
    }

    private static void AppendEntity(ReadOnlySpan<byte> entity, BoundedText text)
    {
        if (entity.SequenceEqual("&lt;"u8))
            text.Append("<");
        else if (entity.SequenceEqual("&gt;"u8))
            text.Append(">");
        else if (entity.SequenceEqual("&amp;"u8))
            text.Append("&");
        else if (entity.SequenceEqual("&quot;"u8))
            text.Append("\"");
        else if (entity.SequenceEqual("&apos;"u8))
            text.Append("'");
        else if (NumberOf(entity) is { } rune)
            text.Append(rune.ToString());
        else
            text.Append(entity);
    }

    private static Rune? NumberOf(ReadOnlySpan<byte> entity)
    {
        bool isHex = entity.StartsWith("&#x"u8);
        if (!isHex && !entity.StartsWith("&#"u8))
            return null;

        ReadOnlySpan<byte> digits = entity[(isHex ? 3 : 2)..^1];
        bool isNumber = Utf8Parser.TryParse(digits, out uint number, out int used, isHex ? 'x' : 'D') && used == digits.Length;
        return isNumber && Rune.TryCreate(number, out Rune rune) ? rune : null;
    }
}
