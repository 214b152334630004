namespace AgentLoop;

/// <summary>A conversation in which a model worked on a candidate ended.</summary>
public sealed record ConversationEnded : RunEvent
{
    /// <summary>Why.</summary>
    public required ConversationEnd End { get; init; }

    /// <summary>The same in words: what the model said last, what it asked, or what went wrong.</summary>
    public required string Reason { get; init; }

    /// <summary>How many answers the model gave.</summary>
    public required int Turns { get; init; }

    /// <summary>How many tools it called.</summary>
    public required int ToolCalls { get; init; }

    /// <inheritdoc/>
    public override string Kind => "conversation.ended";
}
