namespace AgentLoop;

/// <summary>Something that happened during a span.</summary>
internal sealed record RecordedSpanEvent
{
    public required string Name { get; init; }

    public required DateTimeOffset At { get; init; }

    public IReadOnlyList<KeyValuePair<string, object>> Tags { get; init; } = [];
}
