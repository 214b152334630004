namespace AgentLoop;

/// <summary>How large a change is.</summary>
public sealed record ChangeStatistics
{
    /// <summary>How many files are changed.</summary>
    public int Files { get; init; }

    /// <summary>How many lines come; none for a file that is no text.</summary>
    public int LinesAdded { get; init; }

    /// <summary>How many lines go; none for a file that is no text.</summary>
    public int LinesRemoved { get; init; }
}
