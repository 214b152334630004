namespace AgentLoop;

/// <summary>What a compiler or another tool said of a place in a file, the path as it wrote it.</summary>
internal sealed record Diagnostic
{
    public required string Path { get; init; }

    public required string Message { get; init; }

    public int? Line { get; init; }

    public FindingSeverity Severity { get; init; } = FindingSeverity.Error;

    /// <summary>Whether the tool said <c>error</c> or the like; without, only a path that exists makes it more than a chance likeness.</summary>
    public bool IsExplicit { get; init; } = true;
}
