namespace AgentLoop;

/// <summary>What to verify.</summary>
public sealed record VerifyRequest
{
    /// <summary>The run to verify, or <see langword="null"/> for the whole store with its artifacts.</summary>
    public string? RunId { get; init; }
}
