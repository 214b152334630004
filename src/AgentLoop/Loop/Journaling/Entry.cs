namespace AgentLoop;

/// <summary>An event on its way into the journal, and the branch that waits until it is there.</summary>
internal sealed class Entry(string scope, RunEvent e, bool isRecorded, bool isAwaited = true)
{
    private readonly TaskCompletionSource? committed = isAwaited ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;

    /// <summary>The branch.</summary>
    public string Scope => scope;

    public RunEvent Event => e;

    /// <summary>Whether the journal has it already, from when the run was performed before.</summary>
    public bool IsRecorded => isRecorded;

    public Task Committed => committed?.Task ?? throw new InvalidOperationException("Nobody waits for this event.");

    public void Acknowledge() => committed?.TrySetResult();

    public void Fail(Exception exception) => committed?.TrySetException(exception);
}
