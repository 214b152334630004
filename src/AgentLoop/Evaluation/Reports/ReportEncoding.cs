using System.Text;

namespace AgentLoop;

/// <summary>Tells what a report is written in by how it begins.</summary>
internal static class ReportEncoding
{
    /// <summary>
    /// The encoding, <see langword="null"/> for UTF-8, and how many bytes stand before the text. What is declared counts for single bytes alone: documents that
    /// declare UTF-16 and are UTF-8 are common, and no other way round.
    /// </summary>
    public static (Encoding? Encoding, int MarkLength) Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (null, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [(byte)'<', 0, ..] => (Encoding.Unicode, 0),
        [0, (byte)'<', ..] => (Encoding.BigEndianUnicode, 0),
        _ => (DeclaresLatin(head) ? Encoding.Latin1 : null, 0),
    };

    private static bool DeclaresLatin(ReadOnlySpan<byte> head)
    {
        int end = head.StartsWith("<?xml"u8) ? head.IndexOf((byte)'>') : -1;
        if (end < 0)
            return false;

        string declaration = Encoding.Latin1.GetString(head[..end]);
        return declaration.Contains("iso-8859-1", StringComparison.OrdinalIgnoreCase)
            || declaration.Contains("latin1", StringComparison.OrdinalIgnoreCase)
            || declaration.Contains("windows-1252", StringComparison.OrdinalIgnoreCase);
    }
}
