using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace QuickStart;

/// <summary>Puts a streamed answer together: text passes as it comes, a call of a tool and what was used once all is there.</summary>
internal sealed class OpenAIStream
{
    private readonly SortedDictionary<int, PartialCall> calls = [];
    private ChatResponseUpdate? first;
    private ChatFinishReason? finish;
    private UsageDetails? usage;
    private bool isOver;

    /// <exception cref="OpenAIErrorException">The endpoint tells of an error in the midst of its answer.</exception>
    public ChatResponseUpdate Read(JsonElement chunk)
    {
        OpenAIErrorException.ThrowIfError(chunk);
        usage = OpenAIAnswer.UsageOf(chunk) ?? usage;
        ChatResponseUpdate update = New(chunk, []);
        first ??= update;
        foreach (JsonElement choice in chunk.Items("choices").Take(1))
            Read(choice, update);
        return update;
    }

    /// <summary>The endpoint says that there is no more.</summary>
    public void End() => isOver = true;

    /// <summary>What comes when all is there: calls, what was used, and why the answer ends.</summary>
    /// <exception cref="IOException">Not all is there.</exception>
    public ChatResponseUpdate Rest()
    {
        if (!isOver && finish is null)
            throw new IOException("The stream ended before the answer did.");

        IEnumerable<AIContent> rest = calls.Select(call => OpenAIContent.NewCall(call.Value.Id, call.Key, call.Value.Name, call.Value.Arguments.ToString()));
        if (usage is not null)
            rest = rest.Append(new UsageContent(usage));
        return new ChatResponseUpdate(ChatRole.Assistant, [.. rest])
        {
            ResponseId = first?.ResponseId,
            MessageId = first?.MessageId,
            ModelId = first?.ModelId,
            FinishReason = finish,
        };
    }

    private static ChatResponseUpdate New(JsonElement chunk, IList<AIContent> contents) => new(ChatRole.Assistant, contents)
    {
        ResponseId = chunk.Text("id"),
        MessageId = chunk.Text("id"),
        ModelId = chunk.Text("model"),
        CreatedAt = OpenAIAnswer.CreatedAt(chunk),
    };

    private void Read(JsonElement choice, ChatResponseUpdate update)
    {
        finish = OpenAIAnswer.FinishOf(choice) ?? finish;
        if (choice.Object("delta") is not { } delta)
            return;
        foreach (AIContent content in OpenAIContent.TextsOf(delta))
            update.Contents.Add(content);
        int place = 0;
        foreach (JsonElement piece in delta.Items("tool_calls"))
            Collect(piece, place++);
    }

    private void Collect(JsonElement piece, int place)
    {
        int index = (int)(piece.Number("index") ?? place);
        if (!calls.TryGetValue(index, out PartialCall? call))
            calls[index] = call = new PartialCall();

        JsonElement function = piece.Object("function") ?? default;
        call.Id = piece.Text("id") is { Length: > 0 } id ? id : call.Id;
        call.Name = function.Text("name") is { Length: > 0 } name ? name : call.Name;
        call.Arguments.Append(function.TextOrJson("arguments"));
    }

    private sealed class PartialCall
    {
        public string? Id { get; set; }

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
