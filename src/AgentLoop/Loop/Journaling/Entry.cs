namespace AgentLoop;

/// <summary>An event on its way into the journal, and the branch that waits until it is there.</summary>
internal sealed class Entry(string scope, RunEvent e, bool isRecorded, bool isAwaited = true)
{
    private readonly TaskCompletionSource<RunEvent>? committed = isAwaited ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;

    /// <summary>The branch.</summary>
    public string Scope => scope;

    public RunEvent Event => e;

    /// <summary>Whether the journal has it already, from when the run was performed before.</summary>
    public bool IsRecorded => isRecorded;

    public Task<RunEvent> Committed => committed?.Task ?? throw new InvalidOperationException("Nobody waits for this event.");

    /// <summary>The event is durable, as it is recorded.</summary>
    public void Acknowledge(RunEvent recorded) => committed?.TrySetResult(recorded);

    public void Fail(Exception exception) => committed?.TrySetException(exception);
}
