using System.Text;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Tells what comes of a streamed answer, a few times a second and not with each word: every event is durable before it is seen.</summary>
internal sealed class AnswerProgress(JournaledScope scope)
{
    private readonly SecretMaskStream said = new(scope.Services.Mask);
    private readonly SecretMaskStream thought = new(scope.Services.Mask);
    private StringBuilder? text;
    private StringBuilder? reasoning;
    private bool hasTold;
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

    /// <summary>Tells what has not been told of an answer that broke off.</summary>
    public ValueTask EndAsync()
    {
        (text ??= new()).Append(said.Complete());
        (reasoning ??= new()).Append(thought.Complete());
        return FlushAsync();
    }

    /// <summary>Tells the last of an answer, where all before it was told: what was held back as it might have become a secret.</summary>
    public ValueTask CompleteAsync() => hasTold && (text?.Length ?? 0) + (reasoning?.Length ?? 0) == 0 ? EndAsync() : ValueTask.CompletedTask;

    private async ValueTask FlushAsync()
    {
        var answering = new ModelAnswering { Text = text?.ToString() ?? "", Reasoning = reasoning?.ToString() ?? "" };
        if (answering.Text.Length + answering.Reasoning.Length == 0)
            return;
        text?.Clear();
        reasoning?.Clear();
        told = scope.Services.Clock.GetTimestamp();
        hasTold = true;
        await scope.RecordAsync(answering).ConfigureAwait(false);
    }

    private void Add(AIContent content)
    {
        if (content is TextReasoningContent thinking)
            (reasoning ??= new()).Append(thought.Add(thinking.Text));
        else if (content is TextContent words)
            (text ??= new()).Append(said.Add(words.Text));
    }
}
