namespace AgentLoop;

/// <summary>Cancels what takes too long, and what the caller cancels.</summary>
internal sealed class TimeLimit : CancellationTokenSource
{
    private readonly CancellationToken caller;
    private readonly CancellationTokenRegistration registration;

    public TimeLimit(TimeSpan limit, TimeProvider clock, CancellationToken caller)
        : base(limit, clock)
    {
        this.caller = caller;
        registration = caller.UnsafeRegister(static limit => ((TimeLimit)limit!).Cancel(), this);
    }

    /// <summary>Whether the time is over, and the caller has not cancelled.</summary>
    public bool IsOver => IsCancellationRequested && !caller.IsCancellationRequested;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            registration.Dispose();
        base.Dispose(disposing);
    }
}
