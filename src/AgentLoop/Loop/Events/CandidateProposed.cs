namespace AgentLoop;

/// <summary>A generator proposed a candidate.</summary>
public sealed record CandidateProposed : RunEvent
{
    /// <summary>The candidate's id, such as <c>c3</c>.</summary>
    public required string CandidateId { get; init; }

    /// <summary>Its place among the candidates of the run, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Why this change.</summary>
    public required string Rationale { get; init; }

    /// <summary>Why there is no usable change; such a candidate is rejected without being run.</summary>
    public string? Failure { get; init; }

    /// <summary>What it asks of the host; <see langword="null"/> where it asks nothing.</summary>
    public IReadOnlyList<string>? Questions { get; init; }

    /// <summary>The change set.</summary>
    public required ArtifactReference Changes { get; init; }

    /// <summary>The digest of the change after normalising: equal for candidates that do the same.</summary>
    public required Digest Normalized { get; init; }

    /// <summary>How large the change is.</summary>
    public required ChangeStatistics Statistics { get; init; }

    /// <inheritdoc/>
    public override string Kind => "candidate.proposed";
}
