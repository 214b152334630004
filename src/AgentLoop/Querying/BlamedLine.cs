namespace AgentLoop;

/// <summary>A line of a file, and where it is from.</summary>
public sealed record BlamedLine
{
    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it says, without its end.</summary>
    public required string Text { get; init; }

    /// <summary>The commit that wrote it.</summary>
    public required string Commit { get; init; }

    /// <summary>The candidate it is from; <see langword="null"/> where the commit names no run, or one that the store does not have.</summary>
    public LineOrigin? Origin { get; init; }
}
