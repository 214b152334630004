namespace AgentLoop;

/// <summary>Something that was found in a candidate.</summary>
public sealed record Finding
{
    /// <summary>What it is, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>How much it matters.</summary>
    public FindingSeverity Severity { get; init; } = FindingSeverity.Error;

    /// <summary>The file, relative to the workspace, if it is about one.</summary>
    public string? File { get; init; }

    /// <summary>The line in the file, from 1.</summary>
    public int? Line { get; init; }
}
