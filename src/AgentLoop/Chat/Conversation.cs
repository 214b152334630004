using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>
/// The messages between a loop and a model, and the options they are sent with. Messages are added and never changed or taken away, so that each
/// request begins with the one before: an endpoint can serve it from its cache, and the journal records only what is new.
/// </summary>
internal sealed class Conversation(ChatOptions options)
{
    private readonly List<ChatMessage> messages = [];
    private readonly List<int> turns = [];
    private long characters;

    /// <summary>What every request of the conversation is sent with. Nobody changes it.</summary>
    public ChatOptions Options => options;

    public int Count => messages.Count;

    /// <summary>How many tokens the messages take, by estimate.</summary>
    public long EstimatedTokens => characters / TokenEstimate.BytesPerToken;

    /// <summary>Where the turns of the model begin: each is what it said, then what came of it.</summary>
    public IReadOnlyList<int> Turns => turns;

    public ChatMessage this[int index] => messages[index];

    public void Add(ChatMessage message)
    {
        bool isTurn = message.Role == ChatRole.Assistant && (messages.Count == 0 || messages[^1].Role != ChatRole.Assistant);
        if (isTurn)
            turns.Add(messages.Count);
        messages.Add(message);
        characters += MessageLength.Of(message);
    }

    /// <summary>The conversation as it stands. It does not grow with the conversation.</summary>
    public ConversationView View() => new(this, messages.Count, EstimatedTokens);

    /// <summary>The request for the next answer.</summary>
    public ChatRequest Request(bool isStreamed) => new(View(), options, isStreamed);
}
