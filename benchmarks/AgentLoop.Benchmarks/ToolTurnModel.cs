using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AgentLoop.Benchmarks;

/// <summary>
/// A model that calls a tool in every answer, waits at one turn until it is told to go on, and answers without a call some turns after that. So a part of a
/// long conversation can be measured.
/// </summary>
internal sealed class ToolTurnModel(int callsPerAnswer = 1) : IChatClient
{
    private TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int turn;
    private int begin;
    private int end;

    /// <summary>Completes when the turns before the measured ones are over.</summary>
    public Task Reached => reached.Task;

    public void Restart(int first, int count)
    {
        (turn, begin, end) = (0, first, first + count);
        reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Lets the measured turns go on; completes when they are over.</summary>
    public Task PassAsync()
    {
        released.SetResult();
        return passed.Task;
    }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        int number = turn++;
        if (number == begin)
        {
            reached.SetResult();
            await released.Task;
        }

        if (number < end)
            return Call(number);
        passed.SetResult();
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done."));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (ChatResponseUpdate update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private ChatResponse Call(int number)
    {
        List<AIContent> contents = new(callsPerAnswer);
        for (int i = 0; i < callsPerAnswer; i++)
        {
            contents.Add(new FunctionCallContent(
                string.Create(CultureInfo.InvariantCulture, $"call_{number}_{i}"), "add", new Dictionary<string, object?> { ["a"] = number, ["b"] = i }));
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents)) { FinishReason = ChatFinishReason.ToolCalls };
    }
}
