using System.Text;

namespace AgentLoop;

/// <summary>Passes on what a host answers, but says that the connection ends with it: the next request is to come on one of its own.</summary>
internal static class ProxyResponse
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    /// <summary>Whether the host answered in HTTP; where not, it may have announced an answer and no more.</summary>
    public static async ValueTask<bool> CarryAsync(ProxyRequest request, ProxyInput host, Stream client, ProxyIdle idle)
    {
        while (await host.ReadThroughAsync(HeadEnd, ProxyLimits.ResponseHeadBytes, idle.Token).ConfigureAwait(false) is { } bytes)
        {
            if (ProxyHead.Parse(bytes, out _) is not { } head
                || Status(head) is not { } status
                || BodyOf(head, status, request) is not { } body)
                return false;
            bool announces = status[0] == '1';
            string connection = announces ? "" : "Connection: close\r\n";
            string rewritten = $"{head.FirstLine}\r\n{ProxyHeaders.PassedOn(head)}{connection}\r\n";
            await client.WriteAsync(Encoding.Latin1.GetBytes(rewritten), idle.Token).ConfigureAwait(false);
            if (announces)
                continue;
            await ProxyBody.CarryAsync(body, host, client, idle).ConfigureAwait(false);
            return true;
        }

        return false;
    }

    /// <summary>Three digits; <see langword="null"/> where the line is none, and for a change of protocol, which nobody asked for.</summary>
    private static string? Status(ProxyHead head) =>
        head.FirstLine is ['H', 'T', 'T', 'P', '/', '1', '.', '0' or '1', ' ', >= '1' and <= '9', >= '0' and <= '9', >= '0' and <= '9', ..] line
        && line[9..12] is not "101"
            ? line[9..12]
            : null;

    private static ProxyLength? BodyOf(ProxyHead head, string status, ProxyRequest request) =>
        !request.IsAnsweredWithBody || status[0] == '1' || status is "204" or "304"
            ? ProxyLength.None
            : ProxyLength.Of(head, ProxyLength.ToEnd);
}
