using System.Text.Json.Serialization.Metadata;

namespace AgentLoop;

/// <summary>An effect of a plugin's own.</summary>
public sealed record OnceRequest<T>
{
    /// <summary>What the effect is; compared when the run is performed again.</summary>
    public required string Name { get; init; }

    /// <summary>The effect. What it throws is recorded, too.</summary>
    public required Func<CancellationToken, ValueTask<T>> Effect { get; init; }

    /// <summary>How its result is written in the journal.</summary>
    public required JsonTypeInfo<T> ResultType { get; init; }

    /// <summary>
    /// Whether it may be done twice where the process ends before its result is recorded: it only reads, or reaches nothing outside of the private copies,
    /// or comes to the same however often it is done. Nothing is recorded before it then.
    /// </summary>
    /// <value><see langword="false"/> unless said.</value>
    public bool IsRepeatable { get; init; }

    /// <summary>How to find out whether it happened, where the process ended before its result was recorded. It looks and changes nothing.</summary>
    /// <value><see langword="null"/>, the <see cref="IReconciler"/> of the loop, unless said; where nobody knows, the run ends as <see cref="RunOutcome.Failed"/> until the host says.</value>
    public Func<ReconcileRequest, CancellationToken, ValueTask<Reconciliation>>? Reconcile { get; init; }
}
