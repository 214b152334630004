namespace AgentLoop;

/// <summary>What a strategy would have come to with the facts of a recorded run.</summary>
public sealed record StrategyPlay
{
    /// <summary>The run whose facts they are.</summary>
    public required string RunId { get; init; }

    /// <summary>The name of the strategy in the comparison.</summary>
    public required string Strategy { get; init; }

    /// <summary>What it would have come to; <see langword="null"/> where it leaves what is recorded before its end.</summary>
    public RunOutcome? Outcome { get; init; }

    /// <summary>Why it comes to that, or what it would have needed that was not recorded, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The candidate that it would have selected; <see langword="null"/> where it selects none as far as it goes.</summary>
    public string? Selected { get; init; }

    /// <summary>How many candidates it would have taken.</summary>
    public required int Candidates { get; init; }

    /// <summary>How many generate steps it would have needed.</summary>
    public required long Attempts { get; init; }

    /// <summary>What its part of the run used: model calls, tokens and cost among it, as recorded.</summary>
    public required Spending Spent { get; init; }

    /// <summary>How long its part of the run took, as recorded.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How many steps it takes, as far as it goes.</summary>
    public required int Steps { get; init; }

    /// <summary>
    /// The number of the first step that it decides otherwise than the run did, from 1. From there on it is given candidates that were made under other
    /// circumstances: a generator that learns from what was tried might have proposed others.
    /// </summary>
    /// <value><see langword="null"/> where it decides each as the run did.</value>
    public int? DiffersAt { get; init; }

    /// <summary>Whether it comes to an end with what is recorded.</summary>
    public bool IsWithinRecord => Outcome is not null;
}
