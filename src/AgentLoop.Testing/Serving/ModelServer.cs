using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>
/// An HTTP server on this machine that plays a model's endpoint from a script, one reply per request, for testing the clients that are
/// really used. It speaks the Anthropic Messages interface and the OpenAI Chat Completions interface, streamed and not.
/// </summary>
/// <remarks>
/// Safe for parallel requests: each takes the next reply. It listens on a free port of the loopback interface from when it is made until it is
/// disposed, and serves one request per connection.
/// </remarks>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly Script<Func<ServerRequest, ServerReply>, ServerRequest> script = new();
    private readonly CancellationTokenSource stop = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<Task> connections = [];
    private readonly Task accepting;

    /// <summary>Begins to listen, with an empty script.</summary>
    public ModelServer()
    {
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens. Whatever path follows, its end tells the interface: <c>/messages</c> is Anthropic's, all else OpenAI's.</summary>
    public Uri Address { get; }

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<ServerRequest> Requests => script.Requests;

    /// <summary>How many replies of the script were not asked for yet.</summary>
    public int Remaining => script.Remaining;

    /// <summary>Throws what the first function of the script that failed has thrown; its request was refused with status 400.</summary>
    /// <exception cref="AgentLoopException">Replies of the script were not asked for.</exception>
    public void Verify() => script.Verify();

    /// <summary>The next request gets this reply.</summary>
    public ModelServer Reply(ServerReply reply) => Reply(_ => reply);

    /// <summary>The next request gets what a function of it says.</summary>
    public ModelServer Reply(Func<ServerRequest, ServerReply> reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        script.Add(reply);
        return this;
    }

    /// <summary>The next request is answered with a text.</summary>
    public ModelServer Answer(string text) => Answer(ScriptedResponse.Of([new TextContent(text)]));

    /// <summary>The next request is answered.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="fault">What goes wrong with it, such as <c>reply => reply with { DropAfter = 100 }</c>.</param>
    public ModelServer Answer(ChatResponse response, Func<ServerReply, ServerReply>? fault = null) =>
        Reply(request => (fault ?? (reply => reply))(ServerReply.Of(response, request)));

    /// <summary>The next request is refused.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">The endpoint's words.</param>
    /// <param name="code">The endpoint's name for it.</param>
    /// <param name="retryAfter">The header <c>Retry-After</c>, where there is to be one.</param>
    public ModelServer Refuse(int status, string message = "Out of luck.", string code = "some_error", string? retryAfter = null) => Reply(request =>
    {
        ServerReply error = ServerReply.Error(status, message, code, request);
        return retryAfter is null ? error : error with { Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Retry-After"] = retryAfter } };
    });

    /// <summary>Every request after the end of the script gets what a function of it says.</summary>
    /// <value>A refusal with status 400 that says so, unless said.</value>
    public ModelServer Otherwise(Func<ServerRequest, ServerReply> reply)
    {
        script.Otherwise = reply;
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket = await listener.AcceptSocketAsync(stop.Token).ConfigureAwait(false);
            connections.RemoveAll(connection => connection.IsCompleted);
            connections.Add(ServeAsync(socket));
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = new ServerConnection(socket);
        if (await connection.ReadAsync(stop.Token).ConfigureAwait(false) is { } request)
            await connection.WriteAsync(Next(request), stop.Token).ConfigureAwait(false);
    }

    private ServerReply Next(ServerRequest request)
    {
        try
        {
            return script.Next(request, out int number)?.Invoke(request) ?? ServerReply.Error(
                400, $"The script of the server was at its end when request {number} came; add a reply with Answer, or one for all that follow with Otherwise.", "script_at_end", request);
        }
        catch (Exception e)
        {
            script.Disappoint(e);
            return ServerReply.Error(400, $"The script of the server failed: {e.Message}", "script_failed", request);
        }
    }
}
