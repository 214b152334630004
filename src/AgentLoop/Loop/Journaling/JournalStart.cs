namespace AgentLoop;

/// <summary>Where a journal is taken up.</summary>
internal sealed record JournalStart
{
    /// <summary>How many records the run has.</summary>
    public required long Length { get; init; }

    /// <summary>What is recorded of the steps that will be performed again.</summary>
    public IReadOnlyList<RunEvent> Recorded { get; init; } = [];

    /// <summary>What stands among those and nothing performs, such as resumptions and tries of a model: each is passed on after so many recorded events.</summary>
    public IReadOnlyList<(int After, RunEvent Event)> Interludes { get; init; } = [];

    /// <summary>What was begun outside and came to no recorded result.</summary>
    public OpenIntents OpenIntents { get; init; } = OpenIntents.None;

    /// <summary>Whether nothing may be done or written that the journal does not hold.</summary>
    public bool IsReplay { get; init; }
}
