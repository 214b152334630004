namespace AgentLoop;

/// <summary>A run to take up again.</summary>
public sealed record ResumeRequest
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Answers to the questions that the run waits for, in their order; empty where it waits for none.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>
    /// What became of effects that were begun and of which no result was recorded, by the sequence number of their <see cref="EffectStarted"/>: for a run that
    /// ended as <see cref="RunOutcome.Failed"/> since nobody could say.
    /// </summary>
    public IReadOnlyDictionary<long, Reconciliation> Reconciliations { get; init; } = new Dictionary<long, Reconciliation>();
}
