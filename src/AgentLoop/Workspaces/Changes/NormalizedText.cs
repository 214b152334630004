using System.Buffers;

namespace AgentLoop;

/// <summary>Text without the blanks that seldom mean anything. What is no text stays as it is.</summary>
internal static class NormalizedText
{
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> content)
    {
        if (content.Contains((byte)0))
            return content;
        ArrayBufferWriter<byte> normalized = new(content.Length + 1);
        int blankLines = 0;
        foreach (Range range in content.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = content[range].TrimEnd(" \t\r"u8);
            if (line.IsEmpty)
            {
                blankLines++;
                continue;
            }

            for (; blankLines > 0; blankLines--)
                normalized.Write("\n"u8);
            WriteLine(line, normalized);
        }

        return normalized.WrittenSpan;
    }

    private static void WriteLine(ReadOnlySpan<byte> line, ArrayBufferWriter<byte> output)
    {
        int indentation = line.IndexOfAnyExcept(" \t"u8);
        output.Write(line[..indentation]);
        for (int i = indentation; i < line.Length; i++)
        {
            bool isBlank = line[i] is (byte)' ' or (byte)'\t';
            if (isBlank && line[i - 1] is (byte)' ' or (byte)'\t')
                continue;
            output.Write(isBlank ? " "u8 : line.Slice(i, 1));
        }

        output.Write("\n"u8);
    }
}
