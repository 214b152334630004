using System.Globalization;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>
/// Runs the calls of an answer: tools that only read at the same time, what may change something alone, in the order of the answer. Whether a call may
/// be made is asked one after another.
/// </summary>
internal sealed class ToolCalls(ToolLoopRoom room)
{
    private readonly ToolCallRunner runner = new(room);
    private int count;

    /// <summary>How many calls were asked for so far.</summary>
    public int Count => count;

    /// <summary>What came of each call, in their order.</summary>
    public async ValueTask<ToolOutcome[]> RunAsync(IReadOnlyList<FunctionCallContent> calls, CancellationToken cancellationToken)
    {
        var outcomes = new ToolOutcome[calls.Count];
        bool isOver = false;
        for (int first = 0; first < calls.Count;)
        {
            int end = EndOfBatch(calls, first);
            if (isOver)
                Refuse(calls, first, end, outcomes, "It was not run: the conversation had ended.");
            else if (count >= room.Options.MaxToolCalls)
                Refuse(calls, first, end, outcomes, "It was not run: the conversation may call no more tools.");
            else if (end == first + 1)
                outcomes[first] = await runner.RunAsync(calls[first], Scope(), cancellationToken).ConfigureAwait(false);
            else
                await RunTogetherAsync(calls, first, end, outcomes, cancellationToken).ConfigureAwait(false);
            for (; first < end; first++)
                isOver |= outcomes[first].Ending is not null;
        }

        return outcomes;
    }

    /// <summary>Runs none of the calls, and says why.</summary>
    public ToolOutcome[] Refuse(IReadOnlyList<FunctionCallContent> calls, string reason)
    {
        var outcomes = new ToolOutcome[calls.Count];
        Refuse(calls, 0, calls.Count, outcomes, reason);
        return outcomes;
    }

    private void Refuse(IReadOnlyList<FunctionCallContent> calls, int first, int end, ToolOutcome[] outcomes, string reason)
    {
        for (int i = first; i < end; i++)
            outcomes[i] = ToolCallRunner.Refuse(calls[i], Scope(), reason);
    }

    private int EndOfBatch(IReadOnlyList<FunctionCallContent> calls, int first)
    {
        int end = first;
        int most = first + Math.Min(calls.Count - first, room.Options.MaxToolCalls - count);
        while (end < most && room.Tools.Find(calls[end].Name)?.IsReadOnly == true)
            end++;
        return Math.Max(end, first + 1);
    }

    private async ValueTask RunTogetherAsync(
        IReadOnlyList<FunctionCallContent> calls, int first, int end, ToolOutcome[] outcomes, CancellationToken cancellationToken)
    {
        using SemaphoreSlim slots = new(room.Options.MaxParallelTools);
        var running = new List<Task>(end - first);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            for (int i = first; i < end; i++)
            {
                AdmittedCall call = await runner.AdmitAsync(calls[i], Scope(), cancellationToken).ConfigureAwait(false);
                running.Add(PutAsync(call, i));
            }

            await Task.WhenAll(running).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task PutAsync(AdmittedCall call, int index)
        {
            await slots.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                outcomes[index] = await runner.PerformAsync(call, stop.Token).ConfigureAwait(false);
            }
            finally
            {
                slots.Release();
            }
        }
    }

    private RunScope Scope() => room.Run.IsRecorded
        ? room.Run.Child(string.Create(CultureInfo.InvariantCulture, $"call/{++count}"))
        : Counted();

    private RunScope Counted()
    {
        count++;
        return room.Run;
    }
}
