using System.Text;

namespace AgentLoop;

/// <summary>
/// Finds what may be the names of artifacts in JSON: 64 lower-case hexadecimal digits between quotes, also in JSON within a string. Whether a name
/// is one, the store knows.
/// </summary>
internal static class NamedTokens
{
    private const int Digits = 64;

    public static IEnumerable<Digest> In(ReadOnlyMemory<byte> json)
    {
        for (int from = 0; Next(json.Span, ref from) is { } name;)
            yield return name;
    }

    private static Digest? Next(ReadOnlySpan<byte> json, ref int from)
    {
        while (from < json.Length)
        {
            int quote = json[from..].IndexOf((byte)'"');
            if (quote < 0)
                return null;
            from += quote + 1;
            ReadOnlySpan<byte> rest = json[from..];
            if (rest.Length <= Digits || rest[Digits] is not ((byte)'"' or (byte)'\\'))
                continue;
            if (Digest.TryParse(Encoding.Latin1.GetString(rest[..Digits]), out Digest digest))
                return digest;
        }

        return null;
    }
}
