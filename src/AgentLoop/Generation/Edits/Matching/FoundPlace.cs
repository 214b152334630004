namespace AgentLoop;

/// <summary>What came of looking for the place of an edit.</summary>
internal sealed record FoundPlace
{
    /// <summary>What is known of it; the status says whether there is one.</summary>
    public required EditOutcome Outcome { get; init; }

    /// <summary>Where the lines go; none where there is no place.</summary>
    public IReadOnlyList<PlacedLines> Parts { get; init; } = [];

    public bool Fits => Outcome.Status == EditStatus.Fits;
}
