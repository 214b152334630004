using System.Buffers.Text;

namespace AgentLoop;

/// <summary>Reads a hunk, its lines as they are.</summary>
internal static class HunkReader
{
    /// <summary>Reads the hunk the cursor is at; <see langword="null"/> if it is not whole, the cursor then being where it ends.</summary>
    public static Hunk? Read(PatchCursor cursor)
    {
        bool isHeader = TryReadHeader(cursor.Line, out int start, out int oldLeft, out int newLeft);
        cursor.Next();
        if (!isHeader)
            return null;
        Hunk hunk = new() { Start = oldLeft == 0 ? start : Math.Max(0, start - 1), Lines = [] };
        List<HunkLine> lines = [];
        while (oldLeft > 0 || newLeft > 0 || IsNoNewline(cursor))
        {
            if (cursor.IsAtEnd || !TryReadLine(cursor, lines, ref oldLeft, ref newLeft))
                return null;
            cursor.Next();
        }

        return hunk with { Lines = lines };
    }

    private static bool TryReadLine(PatchCursor cursor, List<HunkLine> lines, ref int oldLeft, ref int newLeft)
    {
        if (IsNoNewline(cursor))
        {
            // Said twice of one line, it is damage: that line has no line feed left to lose.
            if (lines.Count == 0 || !lines[^1].Content.Span.EndsWith("\n"u8))
                return false;
            lines[^1] = lines[^1] with { Content = lines[^1].Content[..^1] };
            return true;
        }

        ReadOnlyMemory<byte> raw = cursor.Raw;
        bool isBlank = raw.Span[0] is (byte)'\n' || raw.Span.SequenceEqual("\r\n"u8);
        char mark = isBlank ? ' ' : (char)raw.Span[0];
        if (mark is not (' ' or '+' or '-'))
            return false;
        oldLeft -= mark == '+' ? 0 : 1;
        newLeft -= mark == '-' ? 0 : 1;
        lines.Add(new HunkLine { Mark = mark, Content = Ended(isBlank ? raw : raw[1..]) });
        return oldLeft >= 0 && newLeft >= 0;
    }

    /// <summary>Whether the line says that the one before it has no line feed. It is written in the user's language.</summary>
    private static bool IsNoNewline(PatchCursor cursor) => cursor.Line.StartsWith("\\ "u8);

    /// <summary>The last line of a patch may have lost its end on the way.</summary>
    private static ReadOnlyMemory<byte> Ended(ReadOnlyMemory<byte> line) =>
        line.Span.EndsWith("\n"u8) ? line : (byte[])[.. line.Span, (byte)'\n'];

    private static bool TryReadHeader(ReadOnlySpan<byte> line, out int start, out int oldCount, out int newCount)
    {
        newCount = 0;
        line = line["@@ -"u8.Length..];
        if (!TryReadRange(ref line, out start, out oldCount) || !line.StartsWith(" +"u8))
            return false;
        line = line[2..];
        return TryReadRange(ref line, out _, out newCount) && line.StartsWith(" @@"u8);
    }

    private static bool TryReadRange(ref ReadOnlySpan<byte> text, out int start, out int count)
    {
        count = 1;
        if (!TryReadNumber(ref text, out start))
            return false;
        if (!text.StartsWith(","u8))
            return true;
        text = text[1..];
        return TryReadNumber(ref text, out count);
    }

    private static bool TryReadNumber(ref ReadOnlySpan<byte> text, out int number)
    {
        if (!Utf8Parser.TryParse(text, out number, out int length) || number < 0)
            return false;
        text = text[length..];
        return true;
    }
}
