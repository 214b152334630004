using System.Diagnostics;

namespace AgentLoop;

/// <summary>Something that took a while in a run.</summary>
internal sealed class RecordedSpan
{
    private readonly List<KeyValuePair<string, object>> tags = [];
    private readonly List<RecordedSpanEvent> events = [];
    private DateTimeOffset end;

    /// <summary>The run it is in.</summary>
    public required string RunId { get; init; }

    /// <summary>The record that tells of it: with the run, what identifies the span.</summary>
    public required long Sequence { get; init; }

    /// <summary>The span that it is a part of; <see langword="null"/> for the whole.</summary>
    public required RecordedSpan? Parent { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset Start { get; init; }

    public ActivityKind Kind { get; init; } = ActivityKind.Internal;

    /// <summary>Never before the start, whatever the clock said.</summary>
    public DateTimeOffset End
    {
        get => end > Start ? end : Start;
        set => end = value;
    }

    /// <summary>Why it did not succeed; <see langword="null"/> where it did.</summary>
    public string? Error { get; set; }

    public IReadOnlyList<KeyValuePair<string, object>> Tags => tags;

    public IReadOnlyList<RecordedSpanEvent> Events => events;

    /// <summary>Says something of it, if there is something to say.</summary>
    public RecordedSpan With(string name, object? value)
    {
        if (value is not null)
            tags.Add(new(name, value));
        return this;
    }

    public void Add(RecordedSpanEvent e) => events.Add(e);
}
