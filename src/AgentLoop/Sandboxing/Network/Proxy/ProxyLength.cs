using System.Globalization;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>How long a body is: a number of bytes, as many as there are in chunks, or all until the connection ends.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProxyLength(long Bytes, bool InChunks)
{
    public static readonly ProxyLength None = new(0, false);
    public static readonly ProxyLength ToEnd = new(long.MaxValue, false);
    public static readonly ProxyLength Chunks = new(0, true);

    /// <summary>What the headers say; <see langword="null"/> where they say it twice or in a way that we do not know.</summary>
    public static ProxyLength? Of(ProxyHead head, ProxyLength whereUnsaid)
    {
        string[] codings = [.. head.Values("Transfer-Encoding")];
        string[] lengths = [.. head.Values("Content-Length")];
        return (codings, lengths) switch
        {
            ([], []) => whereUnsaid,
            ([], [var length]) when long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes)
                => new ProxyLength(bytes, InChunks: false),
            ([var coding], []) when string.Equals(coding, "chunked", StringComparison.OrdinalIgnoreCase) => Chunks,
            _ => null,
        };
    }
}
