using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentLoop.Samples.Tests;

/// <summary>An HTTP server on this machine that gives one answer and keeps what it was asked.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener listener;
    private readonly Task serving;

    private LoopbackServer(HttpListener listener, Uri address, Func<HttpListenerResponse, Task> answer)
    {
        this.listener = listener;
        Address = address;
        serving = ServeAsync(answer);
    }

    public Uri Address { get; }

    /// <summary>The bodies of the requests so far.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Answers with a whole body.</summary>
    public static LoopbackServer Answering(string body, int status = 200, string type = "application/json") => Start(async response =>
    {
        response.StatusCode = status;
        response.ContentType = type;
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
    });

    /// <summary>Answers with server-sent events.</summary>
    public static LoopbackServer Streaming(params string[] events) =>
        Answering(string.Concat(events.Select(e => $"{e}\n\n")), type: "text/event-stream");

    /// <summary>Never answers.</summary>
    public static LoopbackServer Hanging() => Start(_ => Task.Delay(Timeout.Infinite));

    public void Dispose()
    {
        listener.Close();
        GC.KeepAlive(serving);
    }

    private static LoopbackServer Start(Func<HttpListenerResponse, Task> answer)
    {
        Uri address = new($"http://127.0.0.1:{FreePort()}/");
        HttpListener listener = new() { Prefixes = { address.ToString() } };
        listener.Start();
        return new LoopbackServer(listener, address, answer);
    }

    private async Task ServeAsync(Func<HttpListenerResponse, Task> answer)
    {
        while (listener.IsListening)
        {
            HttpListenerContext context = await listener.GetContextAsync();
            using StreamReader body = new(context.Request.InputStream);
            Requests.Add(await body.ReadToEndAsync());
            await answer(context.Response);
            context.Response.Close();
        }
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
