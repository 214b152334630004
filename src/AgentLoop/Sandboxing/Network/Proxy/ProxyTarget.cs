using System.Globalization;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The host, in its canonical form, and the port that a request is for.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProxyTarget(string Host, int Port)
{
    public const int HttpPort = 80;

    /// <summary>As it stands in a request: the port only where it is not that of HTTP.</summary>
    public string Authority
    {
        get
        {
            string host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
            return Port == HttpPort ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{Port}");
        }
    }

    /// <summary>Reads a host with or without a port; <see langword="null"/> for what is none. There is no user in front of it.</summary>
    public static ProxyTarget? Parse(string authority, int? defaultPort)
    {
        int end = authority.StartsWith('[')
            ? authority.IndexOf(']', StringComparison.Ordinal) + 1
            : authority.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? colon : authority.Length;
        if (end == 0 || NetworkHostName.Canonical(authority[..end]) is not { } host)
            return null;
        int? port = end == authority.Length ? defaultPort : ParsePort(authority[end..]);
        return port is { } number ? new ProxyTarget(host, number) : null;
    }

    private static int? ParsePort(string text) =>
        text is [':', .. { Length: <= 5 } digits]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
        && port is > 0 and <= ushort.MaxValue
            ? port
            : null;
}
