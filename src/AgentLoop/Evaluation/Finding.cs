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

    /// <summary>The rule that it breaks, as whoever found it names it, such as <c>CS8602</c>.</summary>
    public string? Rule { get; init; }

    /// <summary>What stays the same while the finding does, though lines around it move; <see langword="null"/> where nobody says.</summary>
    public string? Fingerprint { get; init; }
}
