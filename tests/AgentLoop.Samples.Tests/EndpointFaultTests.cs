using System.Globalization;
using System.Text;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Samples.Tests;

/// <summary>What goes wrong with endpoints, each on a real server with the clients that are really used.</summary>
public sealed class EndpointFaultTests
{
    private static readonly ChatResponse Hello = new(new ChatMessage(ChatRole.Assistant,
    [
        new TextContent("Hello, wörld: 🎉"),
        new FunctionCallContent("call-1", "look", new Dictionary<string, object?>(StringComparer.Ordinal) { ["path"] = "src/Ä.cs", ["lines"] = 12 }),
    ]))
    {
        Usage = new UsageDetails { InputTokenCount = 9, CachedInputTokenCount = 4, OutputTokenCount = 3, TotalTokenCount = 12 },
        FinishReason = ChatFinishReason.ToolCalls,
    };

    public static TheoryData<string, bool> Ways => new() { { RealClients.Anthropic, true }, { RealClients.Anthropic, false }, { RealClients.OpenAI, true }, { RealClients.OpenAI, false } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_answer_comes_whole(string kind, bool isStreamed)
    {
        await using ModelServer server = new ModelServer().Answer(Hello);
        RequireHello(await AskAsync(kind, server, isStreamed));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_passes_is_asked_again(string kind, bool isStreamed)
    {
        foreach (int status in new[] { 408, 409, 429, 500, 502, 503, 529 })
        {
            await using ModelServer server = new ModelServer().Refuse(status).Refuse(status).Answer(Hello);
            RequireHello(await AskAsync(kind, server, isStreamed));
            Assert.Equal(3, server.Requests.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Tries_are_bounded_and_the_last_says_why(string kind, bool isStreamed)
    {
        await using ModelServer server = new ModelServer().Otherwise(request => ServerReply.Error(503, "Too busy.", "overloaded", request));
        ModelCallException failed = await FailAsync(kind, server, isStreamed);

        Assert.Equal((ModelOutcome.Unavailable, 3), (failed.Outcome, server.Requests.Count));
        Assert.Equal($"{server.Address.Authority} failed with 503: Too busy.", WithAuthority(failed.Message, server));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_does_not_pass_is_told_apart_and_not_asked_again(string kind, bool isStreamed)
    {
        foreach ((int status, string code, string message, ModelOutcome outcome) in Refusals())
        {
            await using ModelServer server = new ModelServer().Refuse(status, message, code);
            ModelCallException failed = await FailAsync(kind, server, isStreamed);

            Assert.Equal((outcome, 1), (failed.Outcome, server.Requests.Count));
            Assert.Contains(message, failed.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', failed.Message);
            Assert.DoesNotContain("secret", failed.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_connection_that_breaks_at_any_byte_is_made_again(string kind, bool isStreamed)
    {
        int length = 0;
        await using (ModelServer whole = new ModelServer().Answer(Hello, reply => reply with { Delay = TimeSpan.FromTicks(length = reply.Body.Length) }))
            RequireHello(await AskAsync(kind, whole, isStreamed));
        Assert.True(length > 300, $"The answer has only {length} bytes.");

        await Parallel.ForAsync(0, length, async (place, _) =>
        {
            await using ModelServer server = new ModelServer().Answer(Hello, reply => reply with { DropAfter = place }).Answer(Hello);
            RequireHello(await AskAsync(kind, server, isStreamed));
        });
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_connection_that_is_closed_without_a_word_is_made_again(string kind, bool isStreamed)
    {
        await using ModelServer server = new ModelServer().Reply(new ServerReply { HangsUp = true }).Answer(Hello);
        RequireHello(await AskAsync(kind, server, isStreamed));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_endpoint_that_is_not_there_is_one_sentence(string kind, bool isStreamed)
    {
        ModelServer server = new();
        await server.DisposeAsync();
        ModelCallException failed = await FailAsync(kind, server, isStreamed);

        Assert.Equal(ModelOutcome.Unreachable, failed.Outcome);
        Assert.Contains("cannot be reached", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RealClients.Anthropic)]
    [InlineData(RealClients.OpenAI)]
    public async Task A_stream_that_stalls_is_given_up_after_the_idle_time_and_asked_again(string kind)
    {
        await using ModelServer server = new ModelServer().Answer(Hello, reply => reply with { StallAfter = 200 }).Answer(Hello);
        EndpointOptions hasty = new() { IdleTimeout = TimeSpan.FromMilliseconds(300), FirstDelay = TimeSpan.Zero };
        using EndpointChatClient client = RealClients.Patient(kind, server, hasty);
        RequireHello(await RealClients.AskAsync(client, isStreamed: true));

        server.Otherwise(request => ServerReply.Of(Hello, request) with { StallAfter = 200 });
        using EndpointChatClient once = RealClients.Patient(kind, server, hasty with { MaxTries = 1 });
        ModelCallException failed = await Assert.ThrowsAsync<ModelCallException>(() => RealClients.AskAsync(once, isStreamed: true));
        Assert.Equal(ModelOutcome.TimedOut, failed.Outcome);
        Assert.Contains("has said nothing for 0.3 seconds", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_time_for_a_call_in_all_is_one_limit_and_the_callers_cancellation_another_thing(string kind, bool isStreamed)
    {
        await using ModelServer server = new ModelServer().Otherwise(request => ServerReply.Of(Hello, request) with { StallAfter = 200 });
        using EndpointChatClient client = RealClients.Patient(kind, server, new EndpointOptions { TotalTimeout = TimeSpan.FromMilliseconds(300) });
        ModelCallException failed = await Assert.ThrowsAsync<ModelCallException>(() => RealClients.AskAsync(client, isStreamed));
        Assert.Equal(ModelOutcome.TimedOut, failed.Outcome);
        Assert.Contains("was given 0.3 seconds in all", failed.Message, StringComparison.Ordinal);

        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(100));
        using EndpointChatClient patient = RealClients.Patient(kind, server);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RealClients.AskAsync(patient, isStreamed, soon.Token));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_answer_of_which_any_byte_is_wrong_is_an_answer_or_an_error_of_ours(string kind, bool isStreamed)
    {
        int length = 0;
        for (int at = 0; at == 0 || at < length; at += 11)
        {
            int place = at;
            await using ModelServer server = new ModelServer().Otherwise(request => Spoil(ServerReply.Of(Hello, request), place, out length));
            using EndpointChatClient client = RealClients.Patient(kind, server, new EndpointOptions { MaxTries = 1 });
            try
            {
                await RealClients.AskAsync(client, isStreamed);
            }
            catch (ModelCallException e)
            {
                Assert.True(e.Outcome is ModelOutcome.Unreadable or ModelOutcome.Dropped or ModelOutcome.Failed, $"{e.Outcome} at {place}: {e.Message}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_page_in_the_place_of_an_answer_is_an_error_of_ours(string kind, bool isStreamed)
    {
        foreach (string body in new[] { "<html>It works!</html>", "{}", "", "[]", "null", "\"text\"", "{ \"choices\": [" })
        {
            await using ModelServer server = new ModelServer().Otherwise(_ => ServerReply.Json(body) with { ContentType = "text/html" });
            ModelCallException failed = await FailAsync(kind, server, isStreamed);
            Assert.True(failed.Outcome is ModelOutcome.Unreadable or ModelOutcome.Dropped or ModelOutcome.Failed, $"{failed.Outcome} of {body}: {failed.Message}");
        }
    }

    [Theory]
    [InlineData(RealClients.Anthropic)]
    [InlineData(RealClients.OpenAI)]
    public async Task An_error_in_the_midst_of_a_stream_is_judged_as_a_status_would_be(string kind)
    {
        await using ModelServer server = new ModelServer().Reply(r => WithError(r, "overloaded_error", 529)).Answer(Hello);
        RequireHello(await AskAsync(kind, server, isStreamed: true));

        server.Reply(r => WithError(r, "invalid_request_error", 400));
        ModelCallException failed = await FailAsync(kind, server, isStreamed: true);
        Assert.Equal(ModelOutcome.Rejected, failed.Outcome);
        Assert.Contains("Out of luck.", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RealClients.Anthropic, "7", 7)]
    [InlineData(RealClients.OpenAI, "7", 7)]
    [InlineData(RealClients.Anthropic, "Sat, 01 Jan 2000 00:00:30 GMT", 30)]
    [InlineData(RealClients.OpenAI, "Sat, 01 Jan 2000 00:00:30 GMT", 30)]
    [InlineData(RealClients.OpenAI, "99999999999", 60)]
    [InlineData(RealClients.Anthropic, "Fri, 31 Dec 9999 23:59:59 GMT", 60)]
    [InlineData(RealClients.OpenAI, "Fri, 31 Dec 1999 23:59:59 GMT", 0)]
    [InlineData(RealClients.OpenAI, "soon", 1)]
    [InlineData(RealClients.Anthropic, "-5", 1)]
    public async Task What_the_endpoint_asks_to_wait_is_waited_up_to_a_limit(string kind, string retryAfter, int seconds)
    {
        ManualTimeProvider clock = new();
        await using ModelServer server = new ModelServer().Refuse(429, retryAfter: retryAfter).Answer(Hello);
        using EndpointChatClient client = RealClients.Patient(kind, server, new EndpointOptions { MaxDelay = TimeSpan.FromSeconds(60) }, clock);
        Task<ChatResponse> asking = RealClients.AskAsync(client, isStreamed: false);
        while (clock.WaitingTimers < 2 && !asking.IsCompleted)
            await Task.Delay(5);

        clock.Advance(TimeSpan.FromSeconds(Math.Max(0, seconds - 0.5)));
        await Task.Delay(50);
        Assert.Equal(seconds == 0 ? 2 : 1, server.Requests.Count);
        clock.Advance(TimeSpan.FromSeconds(0.5 + (seconds * 0.1)));
        RequireHello(await asking);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Kinds_of_answers_are_told_apart(string kind, bool isStreamed)
    {
        ChatResponse empty = new(new ChatMessage(ChatRole.Assistant, "")) { FinishReason = ChatFinishReason.Stop, Usage = new UsageDetails { InputTokenCount = 1, OutputTokenCount = 1 } };
        ChatResponse cut = new(new ChatMessage(ChatRole.Assistant, "Half of")) { FinishReason = ChatFinishReason.Length, Usage = empty.Usage };
        ChatResponse filtered = new(new ChatMessage(ChatRole.Assistant, "No")) { FinishReason = ChatFinishReason.ContentFilter, Usage = empty.Usage };
        await using ModelServer server = new ModelServer().Answer(empty).Answer(cut).Answer(filtered);

        Assert.Equal("", (await AskAsync(kind, server, isStreamed)).Text);
        Assert.Equal(ChatFinishReason.Length, (await AskAsync(kind, server, isStreamed)).FinishReason);
        Assert.Equal(kind == RealClients.Anthropic ? "refusal" : "content_filter", (await AskAsync(kind, server, isStreamed)).FinishReason?.Value);
    }

    private static IEnumerable<(int Status, string Code, string Message, ModelOutcome Outcome)> Refusals() =>
    [
        (400, "invalid_request_error", "This model does not support effort.", ModelOutcome.Rejected),
        (401, "authentication_error", "Invalid key.", ModelOutcome.Unauthorized),
        (402, "billing_error", "Pay first.", ModelOutcome.QuotaExhausted),
        (403, "permission_error", "Not yours.", ModelOutcome.Unauthorized),
        (404, "not_found_error", "model: tiny", ModelOutcome.NotFound),
        (413, "request_too_large", "Request exceeds the maximum size.", ModelOutcome.ContextOverflow),
        (400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum", ModelOutcome.ContextOverflow),
        (400, "context_length_exceeded", "This model's maximum context length is 8192 tokens.", ModelOutcome.ContextOverflow),
        (400, "invalid_request_error", "Your credit balance is too low to access the API.", ModelOutcome.QuotaExhausted),
        (429, "insufficient_quota", "You exceeded your current quota, please check your plan.", ModelOutcome.QuotaExhausted),
        (400, "content_filter", "The prompt was filtered.", ModelOutcome.Filtered),
        (422, "unprocessable", "Missing field.", ModelOutcome.Rejected),
    ];

    private static async Task<ChatResponse> AskAsync(string kind, ModelServer server, bool isStreamed)
    {
        using EndpointChatClient client = RealClients.Patient(kind, server);
        return await RealClients.AskAsync(client, isStreamed);
    }

    private static async Task<ModelCallException> FailAsync(string kind, ModelServer server, bool isStreamed) =>
        await Assert.ThrowsAsync<ModelCallException>(() => AskAsync(kind, server, isStreamed));

    private static void RequireHello(ChatResponse answer)
    {
        Assert.Equal("Hello, wörld: 🎉", answer.Text);
        FunctionCallContent call = answer.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Single();
        Assert.Equal(("call-1", "look", "src/Ä.cs", "12"), (call.CallId, call.Name, call.Arguments!["path"]!.ToString(), call.Arguments["lines"]!.ToString()));
        Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        Assert.Equal((9, 4, 3), (answer.Usage!.InputTokenCount, answer.Usage.CachedInputTokenCount, answer.Usage.OutputTokenCount));
    }

    private static ServerReply Spoil(ServerReply reply, int place, out int length)
    {
        byte[] body = reply.Body.ToArray();
        length = body.Length;
        body[place] = (byte)'#';
        return reply with { Body = body };
    }

    /// <summary>The first half of an answer, and then an error.</summary>
    private static ServerReply WithError(ServerRequest request, string code, int status)
    {
        ServerReply whole = ServerReply.Of(Hello, request);
        string[] events = whole.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        string error = $$$"""{"type": "error", "error": {"type": "{{{code}}}", "message": "Out of luck.", "status_code": {{{status.ToString(CultureInfo.InvariantCulture)}}}}}""";
        return whole with { Body = Encoding.UTF8.GetBytes(string.Concat(events.Take(events.Length / 2).Append($"event: error\ndata: {error}").Select(e => $"{e}\n\n"))) };
    }

    /// <summary>Anthropic's metadata leaves the address as it was given; what matters is that the endpoint is named.</summary>
    private static string WithAuthority(string message, ModelServer server) =>
        message.StartsWith(server.Address.Authority, StringComparison.Ordinal) ? message : $"{server.Address.Authority} {message[message.IndexOf("failed", StringComparison.Ordinal)..]}";
}
