namespace AgentLoop;

/// <summary>What became of an edit.</summary>
public sealed record EditOutcome
{
    /// <summary>The file, as the model wrote it.</summary>
    public required string Path { get; init; }

    /// <summary>Whether it fits.</summary>
    public required EditStatus Status { get; init; }

    /// <summary>How its place was found.</summary>
    public MatchStrategy Strategy { get; init; }

    /// <summary>How many places matched, counted up to 11; 0 where nothing had to be found, or nothing was.</summary>
    public int Places { get; init; }

    /// <summary>How like the place is to what was sought, from 0 to 1; for an edit that failed, of the nearest lines.</summary>
    public double Similarity { get; init; }

    /// <summary>The line, from 1, of the place or of the nearest lines, in the file before the edit; <see langword="null"/> without one.</summary>
    public int? Line { get; init; }

    /// <summary>Why it does not fit, in sentences for the model.</summary>
    public string? Problem { get; init; }
}
