namespace AgentLoop;

/// <summary>What a verification found.</summary>
public sealed record VerificationReport
{
    /// <summary>How many runs were looked at.</summary>
    public required int Runs { get; init; }

    /// <summary>How many records were looked at.</summary>
    public required long Records { get; init; }

    /// <summary>How many artifacts were looked at.</summary>
    public required long Artifacts { get; init; }

    /// <summary>What does not hold, in the order found.</summary>
    public IReadOnlyList<VerificationFailure> Failures { get; init; } = [];

    /// <summary>Whether something was looked at and all of it holds.</summary>
    public bool IsIntact => Records > 0 && Failures.Count == 0;
}
