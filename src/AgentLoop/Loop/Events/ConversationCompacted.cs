namespace AgentLoop;

/// <summary>A conversation with a model had grown near the end of its window and was shortened.</summary>
public sealed record ConversationCompacted : RunEvent
{
    /// <summary>How.</summary>
    public required CompactionKind How { get; init; }

    /// <summary>How many turns of the model were left out.</summary>
    public required int TurnsDropped { get; init; }

    /// <summary>How many results of tools were left out of the turns that stayed.</summary>
    public required int ResultsElided { get; init; }

    /// <summary>How many tokens it had, by the endpoint's count or by estimate.</summary>
    public required long TokensBefore { get; init; }

    /// <summary>How many tokens it has now, by estimate.</summary>
    public required long TokensAfter { get; init; }

    /// <summary>What stands in the place of what was left out.</summary>
    public required RecordedContent Substitute { get; init; }

    /// <inheritdoc/>
    public override string Kind => "conversation.compacted";
}
