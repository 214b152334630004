namespace AgentLoop;

/// <summary>A proposed change.</summary>
public sealed record Candidate
{
    /// <summary>The change, against the files of <see cref="GenerationRequest.Workspace"/>.</summary>
    public required ChangeSet Changes { get; init; }

    /// <summary>Why this change, in a sentence or two.</summary>
    public string Rationale { get; init; } = "";

    /// <summary>Why there is no usable change, in a sentence for the next attempt; such a candidate fails without being run.</summary>
    public string? Failure { get; init; }
}
