using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>
/// The requests of one conversation as they are recorded. The first is recorded whole, as <see cref="PromptRecord"/> has it; each that follows is
/// <c>{"after":digest,"messages":[…]}</c>, the record before and what was added since. So a turn costs the same however many came before it.
/// </summary>
internal sealed class PromptChain(IArtifactStore artifacts)
{
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private Conversation? conversation;
    private int count;
    private ArtifactReference? last;

    public async ValueTask<ArtifactReference> StoreAsync(ConversationView view, CancellationToken cancellationToken)
    {
        bool goesOn = ReferenceEquals(conversation, view.Conversation) && view.Count >= count;
        if (!goesOn)
            last = await PromptRecord.StoreAsync(artifacts, view, view.Conversation.Options, cancellationToken).ConfigureAwait(false);
        else if (view.Count > count)
            last = await artifacts.PutAsync(Write(view), "application/json", cancellationToken).ConfigureAwait(false);
        (conversation, count) = (view.Conversation, view.Count);
        return last!;
    }

    private ReadOnlyMemory<byte> Write(ConversationView view)
    {
        buffer.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("after", last!.Digest.ToString());
        writer.WriteStartArray("messages");
        for (int i = count; i < view.Count; i++)
            JsonSerializer.Serialize(writer, view[i], PromptRecord.TypeInfoOf<ChatMessage>());
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
