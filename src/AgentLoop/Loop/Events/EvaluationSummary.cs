namespace AgentLoop;

/// <summary>The part of an evaluation that decisions are made on.</summary>
public sealed record EvaluationSummary
{
    /// <summary>Who said it.</summary>
    public required string Evaluator { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Whether a candidate must pass it.</summary>
    public required bool IsGate { get; init; }

    /// <summary>How good it is, from 0 to 1.</summary>
    public double Score { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How many tests passed.</summary>
    public int Passed { get; init; }

    /// <summary>How many tests failed.</summary>
    public int Failed { get; init; }

    /// <summary>How many tests failed in the baseline and pass now.</summary>
    public int Fixed { get; init; }

    /// <summary>How many tests were broken or have vanished, against the baseline.</summary>
    public int Regressions { get; init; }

    /// <summary>Whether it was said of the same files in an earlier run, and remembered since by the <see cref="IBaselineCache"/>.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>The whole evaluation, as <see cref="EvaluationJson"/> writes it; the content is in the run's store.</summary>
    public required ArtifactReference Report { get; init; }
}
