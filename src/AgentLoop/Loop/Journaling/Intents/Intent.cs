namespace AgentLoop;

/// <summary>Something that is about to be done outside; that it is, is durable.</summary>
internal readonly struct Intent
{
    private readonly JournaledScope scope;
    private readonly EffectStarted started;

    private Intent(JournaledScope scope, EffectStarted started) => (this.scope, this.started) = (scope, started);

    /// <summary>What is known of it all the same when it came to no result.</summary>
    private static (EffectOutcome Found, string Reason) Known(Exception e) => e switch
    {
        OperationCanceledException => (EffectOutcome.Unknown, "It was stopped while it went on."),
        _ => (EffectOutcome.DidNotHappen, $"It was not done: {e.Message}"),
    };

    public static async ValueTask<Intent> BeginAsync(JournaledScope scope, string effect, string request)
    {
        EffectStarted started = new() { Effect = effect, Request = request };
        await scope.RecordAsync(started).ConfigureAwait(false);
        return new Intent(scope, started);
    }

    /// <summary>Records that it came to no result, so that nobody who takes the run up has to find that out.</summary>
    public void Leave(Exception e, bool isRepeatable)
    {
        if (e is ProvenanceException or DivergenceException or OutcomeUnknownFault)
            return;
        (EffectOutcome found, string reason) = Known(e);
        scope.Note(new EffectOutcomeUnknown
        {
            Effect = started.Effect,
            Request = started.Request,
            Found = found,
            Reason = reason,
            IsSettled = isRepeatable || found == EffectOutcome.DidNotHappen,
        });
    }

    /// <summary>Where the run was stopped before it was begun, it is not begun.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void ThrowIfStopped(CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
            return;
        Leave(new AgentLoopException("the run was stopped before."), isRepeatable: true);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
