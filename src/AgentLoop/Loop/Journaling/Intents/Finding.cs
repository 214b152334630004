namespace AgentLoop;

/// <summary>How the outcome of an effect is found out, and what becomes of an answer.</summary>
internal sealed record Finding<T>
    where T : EffectRecorded
{
    /// <summary>Who is asked before the host's own reconciler.</summary>
    public Func<ReconcileRequest, CancellationToken, ValueTask<Reconciliation>>? Own { get; init; }

    /// <summary>More of what is asked.</summary>
    public Func<ReconcileRequest, ReconcileRequest> Describe { get; init; } = request => request;

    /// <summary>The result of what happened, as its JSON says.</summary>
    public required Func<string, ValueTask<T>> Recall { get; init; }

    /// <summary>The result that stands for an unknown outcome; <see langword="null"/> where the run cannot go on without one.</summary>
    public Func<string, ValueTask<T>>? Concede { get; init; }
}
