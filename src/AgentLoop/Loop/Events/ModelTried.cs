namespace AgentLoop;

/// <summary>A try to call a model gave no answer and was not the last, or was cancelled. The call itself is a <see cref="ModelCalled"/>.</summary>
public sealed record ModelTried : RunEvent
{
    /// <summary>Which try of the call it was, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What came of it.</summary>
    public required ModelOutcome Outcome { get; init; }

    /// <summary>Why there is no answer, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What it used, as far as one can know.</summary>
    public required Spending Spending { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How long the next try waits.</summary>
    /// <value><see langword="null"/> where there is none, since the call was cancelled.</value>
    public TimeSpan? Wait { get; init; }

    /// <inheritdoc/>
    public override string Kind => "model.tried";
}
