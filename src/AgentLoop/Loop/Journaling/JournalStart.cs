namespace AgentLoop;

/// <summary>Where a journal is taken up.</summary>
internal sealed record JournalStart
{
    /// <summary>How many records the run has.</summary>
    public required long Length { get; init; }

    /// <summary>Those of them that are another run's and yet to be copied.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Copied { get; init; } = [];

    /// <summary>When the last of them was recorded, by a clock that may have been ahead of this one.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>The step in the midst of which the run was forked: it is not for this loop's strategy to decide.</summary>
    public LoopStep? Ongoing { get; init; }

    /// <summary>What is recorded of the steps that will be performed again.</summary>
    public IReadOnlyList<RunEvent> Recorded { get; init; } = [];

    /// <summary>What stands among those and nothing performs, such as resumptions and tries of a model: each is passed on after so many recorded events.</summary>
    public IReadOnlyList<(int After, RunEvent Event)> Interludes { get; init; } = [];

    /// <summary>What was begun outside and came to no recorded result.</summary>
    public OpenIntents OpenIntents { get; init; } = OpenIntents.None;

    /// <summary>Whether nothing may be done or written that the journal does not hold.</summary>
    public bool IsReplay { get; init; }
}
