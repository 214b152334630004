namespace AgentLoop;

/// <summary>A run was taken up again.</summary>
public sealed record RunResumed : RunEvent
{
    /// <summary>How long it had lain: time that no budget counts.</summary>
    public required TimeSpan Paused { get; init; }

    /// <summary>What the run may use, this resumption included.</summary>
    public required Budget Budget { get; init; }

    /// <summary>Answers to the questions it waited for, in their order.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <inheritdoc/>
    public override string Kind => "run.resumed";
}
