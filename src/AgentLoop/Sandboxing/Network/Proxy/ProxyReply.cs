using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>What the proxy itself says to a client.</summary>
internal static class ProxyReply
{
    public const string BadRequest = "400 Bad Request";
    public const string Forbidden = "403 Forbidden";
    public const string TimedOut = "408 Request Timeout";
    public const string TooLarge = "431 Request Header Fields Too Large";
    public const string BadGateway = "502 Bad Gateway";

    public static byte[] Established { get; } = "HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray();

    /// <summary>A refusal with its reason, after which the connection ends.</summary>
    public static byte[] Refusal(string status, string reason)
    {
        byte[] body = Encoding.UTF8.GetBytes(reason + "\n");
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
