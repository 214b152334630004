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

    private static readonly ChatResponse Plan = Text("""
        {
          "steps": ["Let TimeSlot.Overlaps in src/Bookings/TimeSlot.cs take the end of a slot as not belonging to it."],
          "rationale": "A slot's end does not belong to it, so that bookings may follow one another; Overlaps counts it all the same.",
          "alternatives": ["Shorten bookings by a minute: that would show in what is booked."]
        }
        """);

    private static readonly ChatResponse Edits = Text("""
        {
          "rationale": "Two slots overlap where each begins before the other ends.",
          "edits": [{ "action": "replace", "path": "src/Bookings/TimeSlot.cs", "search": "other.Start <= End;", "replace": "other.Start < End;" }]
        }
        """);

    private readonly ModelServer server;

    private ScriptedModel(IChatClient client, ModelServer server)
        : base(client) => this.server = server;

    /// <summary>Starts the server, and makes the client of this name for it.</summary>
    public static ScriptedModel Start(string client)
    {
        ModelServer server = new ModelServer()
            .Refuse(503, "The model is being loaded.", "overloaded_error", retryAfter: "1")
            .Answer(Plan)
            .Answer(Edits, reply => reply with { DropAfter = Broken })
            .Otherwise(request => ServerReply.Of(Edits, request));
        string prefix = client.ToUpperInvariant();
        IChatClient model = ModelFromEnvironment.Find("scripted", variable => variable == $"{prefix}_API_KEY" ? "none" : variable == $"{prefix}_BASE_URL" ? server.Address.ToString() : null)!;
        return new ScriptedModel(model, server);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Dispose();
    }

    private static ChatResponse Text(string text) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        FinishReason = ChatFinishReason.Stop,
        Usage = new UsageDetails { InputTokenCount = 1200, CachedInputTokenCount = 800, OutputTokenCount = 120, TotalTokenCount = 1320 },
    };
}
