namespace AgentLoop;

/// <summary>A record of the journal, with the event that was read from it.</summary>
internal sealed record JournalEntry
{
    public required JournalRecord Record { get; init; }

    /// <summary>The event; <see langword="null"/> where the record is none.</summary>
    public RunEvent? Event { get; init; }

    /// <summary>Why it is none.</summary>
    public string Problem { get; init; } = "";
}
