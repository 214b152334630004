namespace AgentLoop;

/// <summary>Why a try gave no answer.</summary>
internal sealed record EndpointFailure
{
    public required ModelOutcome Outcome { get; init; }

    /// <summary>A sentence for the user.</summary>
    public required string Reason { get; init; }

    /// <summary>The header <c>Retry-After</c>, as it came.</summary>
    public string? RetryAfter { get; init; }

    public Exception? Exception { get; init; }

    /// <summary>Whether the same request may be answered when it is made again.</summary>
    public bool IsPassing => Outcome is
        ModelOutcome.RateLimited or ModelOutcome.Unavailable or ModelOutcome.Unreachable or ModelOutcome.Dropped or ModelOutcome.TimedOut;

    /// <summary>Whether the endpoint began to answer, as far as one can know: then the tokens are spent.</summary>
    public bool TookTokens => Outcome is
        ModelOutcome.Dropped or ModelOutcome.TimedOut or ModelOutcome.Unreadable or ModelOutcome.Cancelled;
}
