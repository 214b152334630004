namespace AgentLoop;

/// <summary>A run in a few words.</summary>
public sealed record RunSummary
{
    /// <summary>Its id.</summary>
    public required string RunId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its last event was recorded.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>What was to be achieved.</summary>
    public required string Goal { get; init; }

    /// <summary>The repository under change.</summary>
    public required string Repository { get; init; }

    /// <summary>What it came to; <see langword="null"/> where it has not ended.</summary>
    public RunOutcome? Outcome { get; init; }

    /// <summary>Why it came to that, in a sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What it used.</summary>
    public required Spending Spent { get; init; }

    /// <summary>The models that answered, by their ids.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>How many candidates there were.</summary>
    public int Candidates { get; init; }

    /// <summary>What identifies the change where it was handed over, such as a commit; empty where it was not.</summary>
    public string Revision { get; init; } = "";

    /// <summary>The run it was forked from; <see langword="null"/> where it was not.</summary>
    public string? ForkedFrom { get; init; }

    /// <summary>How many records it has.</summary>
    public required long Length { get; init; }

    /// <summary>How many of its records were erased, or are of a kind that this version does not know; what they said is missing here.</summary>
    public long Unread { get; init; }
}
