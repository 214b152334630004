namespace AgentLoop;

/// <summary>Other text in the one place of a file where a text occurs, which may be within a line.</summary>
/// <remarks>Where it occurs nowhere and has several lines or a whole one, lines that differ in blanks or punctuation are sought.</remarks>
public sealed record ReplaceEdit : Edit
{
    /// <summary>What is there now; it must occur once. Line endings do not count.</summary>
    public required string Search { get; init; }

    /// <summary>What is to stand there.</summary>
    public required string Replacement { get; init; }
}
