using System.Text;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Tells what comes of a streamed answer, a few times a second and not with each word: every event is durable before it is seen.</summary>
internal sealed class AnswerProgress(TimeSpan? interval, TimeProvider clock, Func<ModelAnswering, ValueTask> tell)
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder reasoning = new();
    private long told = clock.GetTimestamp();

    public async ValueTask AddAsync(ChatResponseUpdate piece)
    {
        if (interval is not { } atLeast)
            return;
        foreach (AIContent content in piece.Contents)
            Add(content);
        if (clock.GetElapsedTime(told) >= atLeast)
            await FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Tells what has not been told.</summary>
    public async ValueTask FlushAsync()
    {
        if (text.Length + reasoning.Length == 0)
            return;
        var answering = new ModelAnswering { Text = text.ToString(), Reasoning = reasoning.ToString() };
        text.Clear();
        reasoning.Clear();
        told = clock.GetTimestamp();
        await tell(answering).ConfigureAwait(false);
    }

    private void Add(AIContent content)
    {
        if (content is TextReasoningContent thought)
            reasoning.Append(thought.Text);
        else if (content is TextContent said)
            text.Append(said.Text);
    }
}
