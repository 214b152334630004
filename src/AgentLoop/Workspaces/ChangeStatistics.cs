namespace AgentLoop;

/// <summary>How large a change is.</summary>
public sealed record ChangeStatistics
{
    /// <summary>How many files are changed.</summary>
    public required int Files { get; init; }

    /// <summary>How many lines come; none for a file that is no text.</summary>
    public required int LinesAdded { get; init; }

    /// <summary>How many lines go; none for a file that is no text.</summary>
    public required int LinesRemoved { get; init; }
}
