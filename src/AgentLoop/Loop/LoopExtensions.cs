namespace AgentLoop;

/// <summary>Shorter ways to use a loop.</summary>
public static class LoopExtensions
{
    /// <summary>Runs a task to its end and returns what it came to.</summary>
    public static ValueTask<RunState> RunToEndAsync(this Loop loop, AgentTask task, CancellationToken cancellationToken = default) =>
        FoldAsync(loop.RunAsync(task, cancellationToken));

    /// <summary>Takes up a run where its journal ends, and returns what it came to.</summary>
    /// <exception cref="AgentLoopException">There is no such run, it has ended for good, or its workspace has changed.</exception>
    public static async ValueTask<RunState> ResumeToEndAsync(this Loop loop, ResumeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(request);
        RunState state = await loop.RecordedStateAsync(request.RunId, cancellationToken).ConfigureAwait(false);
        await foreach (RunEvent e in loop.ResumeAsync(request, cancellationToken).ConfigureAwait(false))
            state = state.Apply(e);
        return state;
    }

    /// <summary>The state that a run's events come to; events of one whole run, from its first.</summary>
    public static async ValueTask<RunState> FoldAsync(this IAsyncEnumerable<RunEvent> events)
    {
        RunState? state = null;
        await foreach (RunEvent e in events.ConfigureAwait(false))
            state = (state ?? RunState.Start((e as RunStarted)?.RunId ?? "")).Apply(e);
        return state ?? throw new AgentLoopException("There are no events, so there is no state.");
    }
}
