using System.Buffers.Binary;

namespace AgentLoop;

/// <summary>Git's base 85: four bytes, the highest first, in five digits.</summary>
internal static class Base85
{
    private static ReadOnlySpan<byte> Digits => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"u8;

    public static byte[] Encode(ReadOnlySpan<byte> bytes)
    {
        byte[] text = new byte[(bytes.Length + 3) / 4 * 5];
        Span<byte> group = stackalloc byte[4];
        for (int i = 0; i < text.Length; i += 5)
        {
            group.Clear();
            ReadOnlySpan<byte> rest = bytes[(i / 5 * 4)..];
            rest[..Math.Min(4, rest.Length)].CopyTo(group);
            uint value = BinaryPrimitives.ReadUInt32BigEndian(group);
            for (int digit = 4; digit >= 0; digit--, value /= 85)
                text[i + digit] = Digits[(int)(value % 85)];
        }

        return text;
    }

    /// <summary>Reads that many bytes; <see langword="null"/> if the text holds anything else.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text, int length)
    {
        if (text.Length != (length + 3) / 4 * 5)
            return null;
        byte[] bytes = new byte[(length + 3) / 4 * 4];
        for (int i = 0; i < text.Length; i += 5)
        {
            ulong value = 0;
            foreach (byte digit in text.Slice(i, 5))
            {
                int known = Digits.IndexOf(digit);
                if (known < 0)
                    return null;
                value = (value * 85) + (uint)known;
            }

            if (value > uint.MaxValue)
                return null;
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i / 5 * 4), (uint)value);
        }

        return bytes[..length];
    }
}
