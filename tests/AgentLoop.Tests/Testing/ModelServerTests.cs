using System.Net;
using System.Net.Sockets;
using System.Text;
using AgentLoop.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Testing;

public sealed class ModelServerTests
{
    [Fact]
    public async Task A_function_of_the_script_that_fails_refuses_its_request_and_fails_the_verification()
    {
        await using ModelServer server = new ModelServer().Reply(_ => throw new InvalidOperationException("Not like this."));

        (HttpStatusCode status, string body) = await PostAsync(server, "v1/messages", "{}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("The script of the server failed: Not like this.", body, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(server.Verify);
    }

    [Fact]
    public async Task A_script_at_its_end_says_so_and_replies_that_are_left_fail_the_verification()
    {
        await using ModelServer server = new();
        (HttpStatusCode status, string body) = await PostAsync(server, "chat/completions", "{}");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("at its end when request 1 came", body, StringComparison.Ordinal);
        server.Verify();

        server.Answer("Hello.");
        Assert.Contains("1 answers of the script were not asked for; 1 calls came.", Assert.Throws<AgentLoopException>(server.Verify).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"model\": 7, \"stream\": \"yes\"}")]
    public async Task A_request_that_names_no_model_and_wants_no_stream_is_answered_whole(string body)
    {
        await using ModelServer server = new ModelServer().Answer("Hello.");
        Assert.Contains("\"Hello.\"", (await PostAsync(server, "chat/completions", body)).Body, StringComparison.Ordinal);
        Assert.Equal(("", false), (server.Requests[0].ModelId, server.Requests[0].IsStreamed));
    }

    [Fact]
    public async Task Whatever_is_sent_the_server_goes_on()
    {
        await using ModelServer server = new ModelServer().Otherwise(_ => ServerReply.Json("{}"));
        Arbitrary<string> requests = TextArbitrary.Of(
            ["POST ", "/messages", " HTTP/1.1", "\r\n", "\r\n\r\n", "\n", ":", "Content-Length: ", "Transfer-Encoding: chunked\r\n\r\n", "-1", "3", "99999999999", "ffffffff", "0", ";", "abc", "\0", "ä"]);
        Prop.ForAll(requests, request => Send(server.Address, request)).QuickCheckThrowOnFailure();

        Assert.Equal("{}", (await PostAsync(server, "messages", "{}")).Body);
    }

    /// <summary>Sends a text and waits for the end of the connection.</summary>
    private static bool Send(Uri address, string text)
    {
        using TcpClient client = new(address.Host, address.Port) { ReceiveTimeout = 5000 };
        try
        {
            NetworkStream stream = client.GetStream();
            stream.Write(Encoding.UTF8.GetBytes(text));
            client.Client.Shutdown(SocketShutdown.Send);
            stream.CopyTo(Stream.Null);
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: not SocketError.TimedOut })
        {
            // the server does not read on where it has seen enough
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.NotConnected or SocketError.ConnectionReset)
        {
            // the same, seen by the shutdown
        }
        return true;
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(ModelServer server, string path, string body)
    {
        using HttpClient client = new();
        using StringContent content = new(body);
        using HttpResponseMessage response = await client.PostAsync(new Uri(server.Address, path), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
