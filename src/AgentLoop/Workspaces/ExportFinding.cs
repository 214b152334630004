namespace AgentLoop;

/// <summary>Something about a change from a private fork that is refused, or that a reviewer should know.</summary>
public sealed record ExportFinding
{
    /// <summary>The path in the fork; empty for the change as a whole. It may hold anything: show <see cref="Message"/> instead.</summary>
    public required string Path { get; init; }

    /// <summary>What it is.</summary>
    public required ExportFindingKind Kind { get; init; }

    /// <summary>Whether it is left out of the change.</summary>
    public required bool IsRefused { get; init; }

    /// <summary>A sentence that is safe to show.</summary>
    public required string Message { get; init; }
}
