using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace AgentLoop;

/// <summary>A file's bytes as text, with what it takes to write them back as they were.</summary>
internal sealed record SourceText
{
    private const int SniffedBytes = 8000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without its byte order mark; line endings are as they were.</summary>
    public required string Text { get; init; }

    public bool HasByteOrderMark { get; init; }

    /// <summary>Reads UTF-8. A file with a zero byte near its beginning is binary, as it is to git.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SourceText? text)
    {
        text = null;
        if (bytes[..Math.Min(bytes.Length, SniffedBytes)].Contains((byte)0))
            return false;

        bool hasMark = bytes.StartsWith(Encoding.UTF8.Preamble);
        try
        {
            text = new SourceText { Text = Strict.GetString(hasMark ? bytes[3..] : bytes), HasByteOrderMark = hasMark };
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>The text as it is shown to a model: LF alone, which saves tokens and is what models write.</summary>
    public string ForReading() => Text.Replace("\r\n", "\n", StringComparison.Ordinal);

    public byte[] Encode()
    {
        int mark = HasByteOrderMark ? Encoding.UTF8.Preamble.Length : 0;
        byte[] bytes = new byte[mark + Encoding.UTF8.GetByteCount(Text)];
        Encoding.UTF8.Preamble[..mark].CopyTo(bytes);
        Encoding.UTF8.GetBytes(Text, bytes.AsSpan(mark));
        return bytes;
    }
}
