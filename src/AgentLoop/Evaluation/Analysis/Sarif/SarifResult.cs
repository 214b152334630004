namespace AgentLoop;

/// <summary>A result of a static analysis.</summary>
internal sealed record SarifResult
{
    public required string Rule { get; init; }

    public required string Message { get; init; }

    public required FindingSeverity Severity { get; init; }

    /// <summary>The file as the tool names it.</summary>
    public string? Uri { get; init; }

    public int? Line { get; init; }

    /// <summary>What the tool says stays the same while the result does.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Whether the tool itself says that it was there before.</summary>
    public bool IsKnown { get; init; }
}
