using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AgentLoop;

/// <summary>Git's binary patches: the contents, compressed, in base 85 (git's documentation of its diff format).</summary>
internal static class BinaryPatch
{
    /// <summary>More than this is not unpacked.</summary>
    public const int LargestContent = 256 * 1024 * 1024;

    /// <summary>No data are packed tighter than this by deflate.</summary>
    private const long LargestRatio = 1032;

    /// <summary>What nothing is packed to; the framework writes no bytes at all for it, which git does not take.</summary>
    private static readonly byte[] DeflatedNothing = [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01];

    private const int BytesPerLine = 52;

    /// <summary>Writes the new content, and the old so that the patch can be undone.</summary>
    public static void Write(Stream output, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        output.Write("GIT binary patch\n"u8);
        WriteLiteral(output, after);
        WriteLiteral(output, before);
    }

    /// <summary>Unpacks what was compressed; <see langword="null"/> unless it is of just this length.</summary>
    public static byte[]? Inflate(byte[] packed, long length)
    {
        if (length > LargestContent || length > (packed.Length * LargestRatio) + LargestRatio)
            return null;
        try
        {
            byte[] content = new byte[length];
            using ZLibStream unpacked = new(new MemoryStream(packed), CompressionMode.Decompress);
            bool isWhole = unpacked.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length;
            return isWhole && unpacked.ReadByte() < 0 ? content : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static void WriteLiteral(Stream output, ReadOnlySpan<byte> content)
    {
        output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"literal {content.Length}\n")));
        ReadOnlySpan<byte> left = Deflate(content);
        while (!left.IsEmpty)
        {
            ReadOnlySpan<byte> line = left[..Math.Min(BytesPerLine, left.Length)];
            left = left[line.Length..];
            output.WriteByte((byte)(line.Length <= 26 ? 'A' + line.Length - 1 : 'a' + line.Length - 27));
            output.Write(Base85.Encode(line));
            output.WriteByte((byte)'\n');
        }

        output.WriteByte((byte)'\n');
    }

    private static byte[] Deflate(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
            return DeflatedNothing;
        using MemoryStream packed = new();
        using (ZLibStream stream = new(packed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(content);
        return packed.ToArray();
    }
}
