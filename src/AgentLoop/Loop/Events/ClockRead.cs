namespace AgentLoop;

/// <summary>What the clock said to a plugin. Recorded before anything that it can have influenced.</summary>
public sealed record ClockRead : RunEvent
{
    /// <summary>The readings, in order.</summary>
    public required IReadOnlyList<DateTimeOffset> Readings { get; init; }

    /// <inheritdoc/>
    public override string Kind => "clock.read";
}
