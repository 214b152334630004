using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace QuickStart;

/// <summary>
/// A model that is played: a server on this machine answers from a script, and is asked over HTTP with the client that a real endpoint is asked
/// with. It knows the sample project alone, is unavailable at first, and breaks off once, so that one sees what the loop makes of that.
/// </summary>
internal sealed class ScriptedModel : DelegatingChatClient, IAsyncDisposable
{
    private const int Broken = 90;
    private const string File = "src/Bookings/TimeSlot.cs";

    private static readonly ChatResponse Plan = Says(ChatFinishReason.Stop, new TextContent("""
        {
          "steps": ["Let TimeSlot.Overlaps in src/Bookings/TimeSlot.cs take the end of a slot as not belonging to it."],
          "rationale": "A slot's end does not belong to it, so that bookings may follow one another; Overlaps counts it all the same.",
          "alternatives": ["Shorten bookings by a minute: that would show in what is booked."]
        }
        """));

    /// <summary>What it does once there is a plan: each turn with its calls, the last of which the next request answers.</summary>
    private static readonly ChatResponse[] Work =
    [
        Calls(Call("c1", "search", ("pattern", "Overlaps")), Call("c2", "read_file", ("path", File))),
        Calls(Call("c3", "edit_file", ("path", File), ("search", "other.Start <= End;"), ("replace", "other.Start < End;"))),
        Calls(Call("c4", "shell", ("command", $"grep -n Overlaps {File}"))),
        Calls(Call("c5", "finish", ("summary", "Two slots overlap where each begins before the other ends."))),
    ];

    private readonly ModelServer server;

    private ScriptedModel(IChatClient client, ModelServer server)
        : base(client) => this.server = server;

    /// <summary>Starts the server, and makes the client of this name for it.</summary>
    public static ScriptedModel Start(string client)
    {
        ModelServer server = new ModelServer()
            .Refuse(503, "The model is being loaded.", "overloaded_error", retryAfter: "1")
            .Reply(Next)
            .Reply(Next)
            .Reply(request => Next(request) with { DropAfter = Broken })
            .Otherwise(Next);
        string prefix = client.ToUpperInvariant();
        IChatClient model = ModelFromEnvironment.Find("scripted", variable => variable == $"{prefix}_API_KEY" ? "none" : variable == $"{prefix}_BASE_URL" ? server.Address.ToString() : null)!;
        return new ScriptedModel(model, server);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Dispose();
    }

    /// <summary>Read off the conversation, so that a run that was interrupted goes on with a server that was just started.</summary>
    private static ServerReply Next(ServerRequest request) => ServerReply.Of(NextOf(request.Body), request);

    private static ChatResponse NextOf(string conversation) => !conversation.Contains("edit_file", StringComparison.Ordinal)
        ? Plan
        : Work.FirstOrDefault(turn => !conversation.Contains(LastCallOf(turn), StringComparison.Ordinal)) ?? Work[^1];

    private static string LastCallOf(ChatResponse turn) => $"\"{turn.Messages[0].Contents.OfType<FunctionCallContent>().Last().CallId}\"";

    private static FunctionCallContent Call(string id, string name, params (string Name, string Value)[] arguments) =>
        new(id, name, arguments.ToDictionary(a => a.Name, a => (object?)a.Value, StringComparer.Ordinal));

    private static ChatResponse Calls(params AIContent[] calls) => Says(ChatFinishReason.ToolCalls, calls);

    private static ChatResponse Says(ChatFinishReason reason, params AIContent[] contents) => new(new ChatMessage(ChatRole.Assistant, contents))
    {
        FinishReason = reason,
        Usage = new UsageDetails { InputTokenCount = 1200, CachedInputTokenCount = 800, OutputTokenCount = 120, TotalTokenCount = 1320 },
    };
}
