namespace AgentLoop;

/// <summary>What an endpoint said instead of an answer, as far as its client knows.</summary>
public sealed record EndpointFault
{
    /// <summary>The HTTP status.</summary>
    /// <value><see langword="null"/> where there was none.</value>
    public int? Status { get; init; }

    /// <summary>The endpoint's own name for the fault, such as <c>context_length_exceeded</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The endpoint's words.</summary>
    /// <value><see langword="null"/> for the exception's message.</value>
    public string? Message { get; init; }

    /// <summary>The header <c>Retry-After</c> as it came: seconds, or a date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>What came of the call, where the client knows that better than status and code tell it.</summary>
    public ModelOutcome? Outcome { get; init; }
}
