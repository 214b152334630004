namespace AgentLoop;

/// <summary>Which readings are looked for. What is not said does not matter.</summary>
public sealed record ReadingQuery
{
    /// <summary>Readings of this run.</summary>
    /// <value><see langword="null"/>: of all runs.</value>
    public string? RunId { get; init; }

    /// <summary>Readings of this file, by its path in the workspace.</summary>
    public string? Path { get; init; }

    internal bool Matches(RunReading reading) => Path is null || reading.Title == Path;
}
