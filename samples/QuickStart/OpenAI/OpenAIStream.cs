using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;

namespace QuickStart;

/// <summary>Puts a streamed answer together: text passes as it comes, a tool call once all of its pieces are there.</summary>
internal sealed class OpenAIStream
{
    private readonly SortedDictionary<int, PartialCall> calls = [];
    private string? responseId;
    private string? model;

    public ChatResponseUpdate Read(StreamingChatCompletionUpdate update)
    {
        responseId ??= update.CompletionId;
        model ??= update.Model;
        foreach (StreamingChatToolCallUpdate piece in update.ToolCallUpdates)
            Collect(piece);

        return New([.. ContentsOf(update)], OpenAIAnswer.FinishOf(update.FinishReason));
    }

    /// <summary>The calls that were collected; <see langword="null"/> where there were none.</summary>
    public ChatResponseUpdate? ToolCalls() => calls.Count == 0
        ? null
        : New([.. calls.Values.Select(call => OpenAIAnswer.CallOf(call.Id, call.Name, call.Arguments.ToString()))], ChatFinishReason.ToolCalls);

    private ChatResponseUpdate New(IList<AIContent> contents, ChatFinishReason? finish) => new(ChatRole.Assistant, contents)
    {
        ResponseId = responseId,
        MessageId = responseId,
        ModelId = model,
        FinishReason = finish,
    };

    private static IEnumerable<AIContent> ContentsOf(StreamingChatCompletionUpdate update)
    {
        foreach (string? text in update.ContentUpdate.Select(part => part.Text).Where(text => text is { Length: > 0 }))
            yield return new TextContent(text);
        if (update.RefusalUpdate is { Length: > 0 } refusal)
            yield return OpenAIAnswer.Refusal(refusal);
        if (OpenAIAnswer.UsageOf(update.Usage) is { } usage)
            yield return new UsageContent(usage);
    }

    private void Collect(StreamingChatToolCallUpdate piece)
    {
        if (!calls.TryGetValue(piece.Index, out PartialCall? call))
            calls[piece.Index] = call = new PartialCall();

        call.Id = piece.ToolCallId is { Length: > 0 } id ? id : call.Id;
        call.Name = piece.FunctionName is { Length: > 0 } name ? name : call.Name;
        call.Arguments.Append(piece.FunctionArgumentsUpdate?.ToString());
    }

    private sealed class PartialCall
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
