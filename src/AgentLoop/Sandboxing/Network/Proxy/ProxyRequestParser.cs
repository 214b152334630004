namespace AgentLoop;

/// <summary>
/// Reads the head of a request to a proxy (RFC 9112). What two programs could understand in two ways is refused: what we judge must be what the
/// host then does.
/// </summary>
internal static class ProxyRequestParser
{
    private const string Scheme = "http://";

    /// <summary>The request, or <see langword="null"/> and what is wrong with it.</summary>
    public static ProxyRequest? Parse(ReadOnlySpan<byte> bytes, out string problem)
    {
        if (ProxyHead.Parse(bytes, out problem) is not { } head)
            return null;
        problem = "The request line is not a method, a target and the version of HTTP.";
        if (head.FirstLine.Split(' ') is not [var method, var target, ("HTTP/1.1" or "HTTP/1.0") and var version]
            || !ProxyHeader.IsToken(method))
            return null;
        problem = "The target is not ASCII.";
        if (target.Any(c => !char.IsAscii(c) || char.IsControl(c)))
            return null;
        problem = "The request says more than once, or not at all, for which host it is.";
        bool isNew = version is "HTTP/1.1";
        if (head.Values("Host").Count() is var hosts && (hosts > 1 || (isNew && hosts == 0)))
            return null;
        ProxyRequest request = new() { Method = method, Target = default, Version = version, Head = head };
        return request.IsTunnel ? Tunnel(request, target, out problem) : Exchange(request, target, isNew, out problem);
    }

    private static ProxyRequest? Tunnel(ProxyRequest request, string target, out string problem)
    {
        problem = "The target of CONNECT is not a host and a port.";
        return ProxyTarget.Parse(target, defaultPort: null) is { } to ? request with { Target = to } : null;
    }

    private static ProxyRequest? Exchange(ProxyRequest request, string target, bool mayBeInChunks, out string problem)
    {
        problem = "The request says more than once, or wrongly, how long its body is.";
        if (ProxyLength.Of(request.Head, ProxyLength.None) is not { } body || (body.InChunks && !mayBeInChunks))
            return null;
        problem = "The target is not an address that begins with http:// and a host without a user.";
        if (!target.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || target.Contains('#', StringComparison.Ordinal))
            return null;
        string rest = target[Scheme.Length..];
        int end = rest.IndexOfAny(['/', '?']) is >= 0 and var found ? found : rest.Length;
        string path = rest[end..];
        return ProxyTarget.Parse(rest[..end], ProxyTarget.HttpPort) is { } to
            ? request with { Target = to, Path = path.StartsWith('/') ? path : "/" + path, Body = body }
            : null;
    }
}
