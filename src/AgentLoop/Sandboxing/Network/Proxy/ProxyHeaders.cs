namespace AgentLoop;

/// <summary>Which headers go through the proxy, and which are for one connection only.</summary>
internal static class ProxyHeaders
{
    private static readonly string[] ForOneConnection =
        ["Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Upgrade"];

    // How long the body is goes through whatever a client lists as its connection's own.
    private static readonly string[] OfBody = ["Content-Length", "Transfer-Encoding"];

    /// <summary>The lines that are passed on.</summary>
    public static string PassedOn(ProxyHead head, string except = "") => string.Concat(
        head.Headers.Where(header => !header.Is(except) && IsPassedOn(header, head)).Select(header => $"{header.Name}: {header.Value}\r\n"));

    private static bool IsPassedOn(ProxyHeader header, ProxyHead head) =>
        OfBody.Any(header.Is)
        || (!ForOneConnection.Any(header.Is) && !head.Values("Connection").Any(listed => Lists(listed, header.Name)));

    private static bool Lists(string value, string name) =>
        value.Split(',', StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase);
}
