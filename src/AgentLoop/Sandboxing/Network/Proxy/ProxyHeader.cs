using System.Buffers;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A header of a request or a response.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProxyHeader(string Name, string Value)
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this is a token of RFC 9110, as names and methods are.</summary>
    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenCharacters);

    /// <summary>Reads a line; <see langword="null"/> for what is none: no name, white space in or after it, a folded line.</summary>
    public static ProxyHeader? Parse(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && IsToken(line[..colon]) ? new ProxyHeader(line[..colon], line[(colon + 1)..].Trim(' ', '\t')) : null;
    }
}
