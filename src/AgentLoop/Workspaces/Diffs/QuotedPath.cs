using System.Buffers;
using System.Text;

namespace AgentLoop;

/// <summary>Paths as git writes them: in quotes, with escapes as in C, where they hold something that would mislead a reader.</summary>
internal static class QuotedPath
{
    private const string Escapes = "\aa\bb\tt\nn\vv\ff\rr\"\"\\\\";

    private static readonly SearchValues<char> Special =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '\x7f', '"', '\\']);

    /// <summary>The path, quoted only if it must be. What is not ASCII stays as it is.</summary>
    public static string Write(string path)
    {
        if (!path.AsSpan().ContainsAny(Special))
            return path;
        StringBuilder quoted = new("\"");
        foreach (char c in path)
            Escape(quoted, c);
        return quoted.Append('"').ToString();
    }

    /// <summary>Reads a quoted path from the beginning of some bytes; <see langword="null"/> if it has no end or a wrong escape.</summary>
    public static byte[]? Read(ReadOnlySpan<byte> text, out int length)
    {
        ArrayBufferWriter<byte> path = new();
        for (length = 1; length < text.Length && text[length] != '"'; length++)
        {
            byte value = text[length];
            if (value == '\\' && !TryUnescape(text, ref length, out value))
                return null;
            path.Write([value]);
        }

        return length++ < text.Length ? path.WrittenSpan.ToArray() : null;
    }

    private static void Escape(StringBuilder quoted, char c)
    {
        int known = Escapes.IndexOf(c, StringComparison.Ordinal);
        if (known >= 0 && known % 2 == 0)
            quoted.Append('\\').Append(Escapes[known + 1]);
        else if (c is < ' ' or '\x7f')
            quoted.Append('\\').Append(Convert.ToString(c, 8).PadLeft(3, '0'));
        else
            quoted.Append(c);
    }

    private static bool TryUnescape(ReadOnlySpan<byte> text, ref int at, out byte value)
    {
        value = 0;
        if (++at >= text.Length)
            return false;
        for (int i = 1; i < Escapes.Length; i += 2)
        {
            if (Escapes[i] != text[at])
                continue;
            value = (byte)Escapes[i - 1];
            return true;
        }

        if (at + 3 > text.Length || text[at..(at + 3)].ContainsAnyExceptInRange((byte)'0', (byte)'7'))
            return false;
        int octal = ((text[at] - '0') << 6) | ((text[at + 1] - '0') << 3) | (text[at + 2] - '0');
        value = (byte)octal;
        at += 2;
        return octal < 256;
    }
}
