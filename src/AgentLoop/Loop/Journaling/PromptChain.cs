using System.Text.Json;

namespace AgentLoop;

/// <summary>
/// The requests of one conversation as they are recorded. The first is recorded whole, as <see cref="PromptRecord"/> has it; each that follows is
/// <c>{"after":digest,"messages":[…]}</c>, the record before and what was added since. So a turn costs the same however many came before it.
/// </summary>
internal sealed class PromptChain(IArtifactStore artifacts)
{
    private Conversation? conversation;
    private int count;
    private ArtifactReference? last;

    public async ValueTask<ArtifactReference> StoreAsync(ConversationView view, CancellationToken cancellationToken)
    {
        bool goesOn = ReferenceEquals(conversation, view.Conversation) && view.Count >= count;
        if (!goesOn)
            last = await PromptRecord.StoreAsync(artifacts, view, view.Conversation.Options, cancellationToken).ConfigureAwait(false);
        else if (view.Count > count)
            last = await PutAsync(view, cancellationToken).ConfigureAwait(false);
        (conversation, count) = (view.Conversation, view.Count);
        return last!;
    }

    private async ValueTask<ArtifactReference> PutAsync(ConversationView view, CancellationToken cancellationToken)
    {
        using JsonBuffer buffer = JsonBuffer.Take();
        Utf8JsonWriter writer = buffer.Writer;
        writer.WriteStartObject();
        writer.WritePropertyName("after"u8);
        JsonSerializer.Serialize(writer, last!.Digest, LoopJsonContext.Default.Digest);
        writer.WriteStartArray("messages"u8);
        for (int i = count; i < view.Count; i++)
            MessageWriter.Write(writer, view[i]);
        writer.WriteEndArray();
        writer.WriteEndObject();
        return await artifacts.PutAsync(buffer.Written, "application/json", cancellationToken).ConfigureAwait(false);
    }
}
