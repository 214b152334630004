using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentLoop;

/// <summary>The one spelling of a host: lower case, no dot at its end, international names in ASCII, addresses in their shortest form.</summary>
internal static class NetworkHostName
{
    private const int MostCharacters = 253;
    private const int MostInLabel = 63;

    private static readonly IdnMapping International = new() { UseStd3AsciiRules = false };

    /// <summary>
    /// The host in its one spelling; <see langword="null"/> for what is none. An IPv6 address may stand in brackets. What ends in a number must be
    /// an IPv4 address of four decimal parts: <c>127.1</c> and <c>0x7f000001</c> are addresses to some programs and names to others.
    /// </summary>
    public static string? Canonical(string text)
    {
        if (text is ['[', .. var inner, ']'])
            return Version6(inner);
        if (text.Contains(':', StringComparison.Ordinal))
            return Version6(text);
        return InAscii(text) is not { } name ? null : EndsInNumber(name) ? Version4(name) : IsName(name) ? name : null;
    }

    /// <summary>The address that a canonical host is; <see langword="null"/> for a name.</summary>
    public static IPAddress? Literal(string canonical) =>
        canonical.Contains(':', StringComparison.Ordinal) || EndsInNumber(canonical) ? IPAddress.Parse(canonical) : null;

    /// <summary>The one spelling of an address. An IPv4 address inside an IPv6 one is the IPv4 address.</summary>
    public static string Of(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    private static string? Version6(string text) =>
        text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.')
        && IPAddress.TryParse(text, out IPAddress? address)
        && address.AddressFamily == AddressFamily.InterNetworkV6
            ? Of(address)
            : null;

    private static string? Version4(string text) =>
        text.Split('.') is { Length: 4 } parts && parts.All(IsOctet) ? text : null;

    private static bool IsOctet(string part) =>
        byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out byte value)
        && string.Equals(part, value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string? InAscii(string text)
    {
        string lower = text.ToLowerInvariant();
        if (lower.EndsWith('.'))
            lower = lower[..^1];
        if (lower.Length is 0 or > MostCharacters)
            return null;
        try
        {
            return Ascii.IsValid(lower) ? lower : International.GetAscii(lower);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsName(string name) => name.Length <= MostCharacters && name.Split('.').All(IsLabel);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MostInLabel && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    /// <summary>As the URL standard has it: the last label is a number, decimal or hexadecimal.</summary>
    private static bool EndsInNumber(string name)
    {
        string last = name[(name.LastIndexOf('.') + 1)..];
        return last.Length > 0
            && (last.All(char.IsAsciiDigit) || (last.StartsWith("0x", StringComparison.Ordinal) && last[2..].All(char.IsAsciiHexDigit)));
    }
}
