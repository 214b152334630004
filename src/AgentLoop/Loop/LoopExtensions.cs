namespace AgentLoop;

/// <summary>Shorter ways to use a loop.</summary>
public static class LoopExtensions
{
    /// <summary>Runs a task to its end and returns what it came to.</summary>
    public static ValueTask<RunState> RunToEndAsync(this Loop loop, AgentTask task, CancellationToken cancellationToken = default) =>
        FoldAsync(loop.RunAsync(task, cancellationToken));

    /// <summary>The state that a run's events come to; events of one whole run, from its first.</summary>
    public static async ValueTask<RunState> FoldAsync(this IAsyncEnumerable<RunEvent> events)
    {
        RunState? state = null;
        await foreach (RunEvent e in events.ConfigureAwait(false))
            state = (state ?? RunState.Start((e as RunStarted)?.RunId ?? "")).Apply(e);
        return state ?? throw new AgentLoopException("There are no events, so there is no state.");
    }
}
