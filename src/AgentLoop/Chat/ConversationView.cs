using System.Collections;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>The beginning of a conversation: what one request sends.</summary>
internal sealed class ConversationView(Conversation conversation, int count, long estimatedTokens) : IReadOnlyList<ChatMessage>
{
    public Conversation Conversation => conversation;

    public int Count => count;

    /// <summary>How many tokens the messages take, by estimate.</summary>
    public long EstimatedTokens => estimatedTokens;

    public ChatMessage this[int index] => index < count ? conversation[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<ChatMessage> GetEnumerator()
    {
        for (int i = 0; i < count; i++)
            yield return conversation[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
