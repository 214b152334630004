namespace AgentLoop;

/// <summary>Something that is about to be done outside; that it is, is durable.</summary>
internal readonly struct Intent
{
    private readonly JournaledScope scope;
    private readonly EffectStarted started;

    private Intent(JournaledScope scope, EffectStarted started) => (this.scope, this.started) = (scope, started);

    public static async ValueTask<Intent> BeginAsync(JournaledScope scope, string effect, string request)
    {
        EffectStarted started = new() { Effect = effect, Request = request };
        await scope.RecordAsync(started).ConfigureAwait(false);
        return new Intent(scope, started);
    }

    /// <summary>Records that it came to no result, so that nobody who takes the run up has to find that out.</summary>
    public void Leave(Exception e, bool isRepeatable, CancellationToken cancellationToken)
    {
        if (e is ProvenanceException or DivergenceException or OutcomeUnknownFault)
            return;
        if (e is OperationCanceledException || cancellationToken.IsCancellationRequested)
            Leave(EffectOutcome.Unknown, "It was stopped while it went on.", isRepeatable);
        else
            Leave(EffectOutcome.DidNotHappen, $"It was not done: {e.Message}", isSettled: true); // whoever hands over rolls back before it throws
    }

    /// <summary>Where the run was stopped before it was begun, it is not begun.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void ThrowIfStopped(CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
            return;
        Leave(EffectOutcome.DidNotHappen, "The run was stopped before.", isSettled: true);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Leave(EffectOutcome found, string reason, bool isSettled) => scope.Note(
        new EffectOutcomeUnknown { Effect = started.Effect, Request = started.Request, Found = found, Reason = reason, IsSettled = isSettled });
}
