using System.Buffers.Text;

namespace AgentLoop;

/// <summary>Reads what follows <c>GIT binary patch</c>.</summary>
internal static class BinaryHunkReader
{
    /// <summary>Reads the part that leads forward, and passes over the one that leads back; <see langword="null"/> if it is broken.</summary>
    public static BinaryHunk? Read(PatchCursor cursor)
    {
        BinaryHunk? forward = ReadPart(cursor);
        if (forward is not null && (cursor.Line.StartsWith("literal "u8) || cursor.Line.StartsWith("delta "u8)))
            ReadPart(cursor);
        return forward;
    }

    private static BinaryHunk? ReadPart(PatchCursor cursor)
    {
        bool isDelta = cursor.TryTake("delta "u8, out ReadOnlySpan<byte> number);
        if (!isDelta && !cursor.TryTake("literal "u8, out number))
            return null;
        if (!Utf8Parser.TryParse(number, out long length, out int digits) || digits != number.Length || length < 0)
            return null;
        using MemoryStream packed = new();
        for (cursor.Next(); !cursor.Line.IsEmpty; cursor.Next())
        {
            if (Decode(cursor.Line) is not { } bytes)
                return null;
            packed.Write(bytes);
        }

        if (!cursor.IsAtEnd)
            cursor.Next();
        return new BinaryHunk { IsDelta = isDelta, Length = length, Packed = packed.ToArray() };
    }

    private static byte[]? Decode(ReadOnlySpan<byte> line) => line[0] switch
    {
        >= (byte)'A' and <= (byte)'Z' => Base85.Decode(line[1..], line[0] - 'A' + 1),
        >= (byte)'a' and <= (byte)'z' => Base85.Decode(line[1..], line[0] - 'a' + 27),
        _ => null,
    };
}
