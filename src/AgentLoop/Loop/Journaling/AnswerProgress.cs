using System.Text;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Tells what comes of a streamed answer, a few times a second and not with each word: every event is durable before it is seen.</summary>
internal sealed class AnswerProgress(JournaledScope scope)
{
    private StringBuilder? text;
    private StringBuilder? reasoning;
    private long told = scope.Services.Clock.GetTimestamp();

    public async ValueTask AddAsync(ChatResponseUpdate piece)
    {
        if (scope.Services.Endpoint.UpdateInterval is not { } atLeast)
            return;
        foreach (AIContent content in piece.Contents)
            Add(content);
        if (scope.Services.Clock.GetElapsedTime(told) >= atLeast)
            await FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Tells what has not been told.</summary>
    public async ValueTask FlushAsync()
    {
        var answering = new ModelAnswering { Text = text?.ToString() ?? "", Reasoning = reasoning?.ToString() ?? "" };
        if (answering.Text.Length + answering.Reasoning.Length == 0)
            return;
        text?.Clear();
        reasoning?.Clear();
        told = scope.Services.Clock.GetTimestamp();
        await scope.RecordAsync(answering).ConfigureAwait(false);
    }

    private void Add(AIContent content)
    {
        if (content is TextReasoningContent thought)
            (reasoning ??= new()).Append(thought.Text);
        else if (content is TextContent said)
            (text ??= new()).Append(said.Text);
    }
}
