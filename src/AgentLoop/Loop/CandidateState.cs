using System.Collections.Immutable;

namespace AgentLoop;

/// <summary>What is known of a candidate.</summary>
public sealed record CandidateState
{
    /// <summary>Its id, such as <c>c3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its place among the candidates of the run, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Why this change.</summary>
    public required string Rationale { get; init; }

    /// <summary>The change set.</summary>
    public required ArtifactReference Changes { get; init; }

    /// <summary>The digest of the change after normalising.</summary>
    public required Digest Normalized { get; init; }

    /// <summary>How large the change is.</summary>
    public required ChangeStatistics Statistics { get; init; }

    /// <summary>Which of the run's generate steps it came from, from 1.</summary>
    public long Iteration { get; init; }

    /// <summary>What its gates came to; <see langword="null"/> where it was not evaluated.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Why it was rejected before it ran; <see langword="null"/> where it was not.</summary>
    public string? Rejection { get; init; }

    /// <summary>Whether it was a policy that rejected it.</summary>
    public bool RejectedByPolicy { get; init; }

    /// <summary>Whether its evaluation was stopped, since another had passed.</summary>
    public bool Stopped { get; init; }

    /// <summary>What each evaluator said of it.</summary>
    public ImmutableArray<EvaluationSummary> Evaluations { get; init; } = [];

    /// <summary>How many tests it mended.</summary>
    public int Fixed => Evaluations.Sum(e => e.Fixed);

    /// <summary>How many tests it broke or made vanish.</summary>
    public int Regressions => Evaluations.Sum(e => e.Regressions);

    /// <summary>The mean of its scores, from 0 to 1.</summary>
    public double Score => Evaluations.Length == 0 ? 0 : Evaluations.Average(e => e.Score);
}
