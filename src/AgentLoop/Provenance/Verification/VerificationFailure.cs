namespace AgentLoop;

/// <summary>One thing that does not hold.</summary>
public sealed record VerificationFailure
{
    /// <summary>The run it is about; <see langword="null"/> for an artifact or the store itself.</summary>
    public string? RunId { get; init; }

    /// <summary>The sequence number of the record it is about, if it is about one.</summary>
    public long? Sequence { get; init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public required string Problem { get; init; }
}
