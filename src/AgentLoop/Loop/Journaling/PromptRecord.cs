using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>
/// A request to a model as it is recorded: <c>{"messages":[digest…],"options":…,"tools":[…]}</c>, each message an artifact of its
/// own, so that a conversation that grows by a turn is stored once and not once per turn.
/// </summary>
internal static class PromptRecord
{
    public static JsonTypeInfo<T> TypeInfoOf<T>() => (JsonTypeInfo<T>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(T));

    public static async ValueTask<ArtifactReference> StoreAsync(
        IArtifactStore artifacts, IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var digests = new List<Digest>(messages.Count);
        foreach (ChatMessage message in messages)
        {
            using JsonBuffer buffer = JsonBuffer.Take();
            MessageWriter.Write(buffer.Writer, message);
            digests.Add((await artifacts.PutAsync(buffer.Written, "application/json", cancellationToken).ConfigureAwait(false)).Digest);
        }
        return await artifacts.PutAsync(Write(digests, options), "application/json", cancellationToken).ConfigureAwait(false);
    }

    private static ReadOnlyMemory<byte> Write(List<Digest> digests, ChatOptions? options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartArray("messages");
        digests.ForEach(d => writer.WriteStringValue(d.ToString()));
        writer.WriteEndArray();
        if (options is not null)
        {
            writer.WritePropertyName("options");
            JsonSerializer.Serialize(writer, options, TypeInfoOf<ChatOptions>());
            WriteTools(writer, options.Tools ?? []);
        }
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteTools(Utf8JsonWriter writer, IList<AITool> tools)
    {
        writer.WriteStartArray("tools");
        foreach (AITool tool in tools)
        {
            writer.WriteStartObject();
            writer.WriteString("name", tool.Name);
            writer.WriteString("description", tool.Description);
            if (tool is AIFunctionDeclaration function)
            {
                writer.WritePropertyName("schema");
                function.JsonSchema.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
