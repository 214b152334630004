using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Has a host connected to by the proxy that the variables name, and directly where they name none.</summary>
internal static class ProxyAttempt
{
    private static readonly string[] Variables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <param name="arguments">The port, and the names of hosts.</param>
    public static AttemptResult Connect(string[] arguments)
    {
        int port = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        return Kernel.JudgeAll(arguments[1..].Select(host => Reaches(host, port)));
    }

    private static bool Reaches(string host, int port)
    {
        string target = string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
        if (Proxy() is not { } proxy)
            return Says(host, port, "GET / HTTP/1.0\r\n\r\n", answer: "");
        return Says(proxy.Host, proxy.Port, $"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{Login(proxy)}\r\n", " 200 ")
            | Says(proxy.Host, proxy.Port, $"GET http://{target}/ HTTP/1.1\r\nHost: {target}\r\n{Login(proxy)}\r\n", " 200 ");
    }

    private static Uri? Proxy() => Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is { } said
        ? new Uri(said)
        : null;

    private static string Login(Uri proxy) => proxy.UserInfo.Length == 0
        ? ""
        : $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(proxy.UserInfo)))}\r\n";

    /// <summary>Whether a server takes a request and answers so.</summary>
    private static bool Says(string host, int port, string request, string answer)
    {
        try
        {
            using TcpClient client = new() { ReceiveTimeout = (int)Patience.TotalMilliseconds };
            if (!client.ConnectAsync(host, port).Wait(Patience))
                return false;
            using NetworkStream stream = client.GetStream();
            stream.Write(Encoding.ASCII.GetBytes(request));
            byte[] start = new byte[64];
            return answer.Length == 0 || Encoding.ASCII.GetString(start, 0, stream.Read(start)).Contains(answer, StringComparison.Ordinal);
        }
        catch (Exception refused) when (refused is IOException or SocketException or AggregateException)
        {
            return false;
        }
    }
}
