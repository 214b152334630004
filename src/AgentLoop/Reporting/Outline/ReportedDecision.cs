namespace AgentLoop;

/// <summary>Something that was decided, with the reason that the journal has for it.</summary>
internal sealed record ReportedDecision
{
    public required long Sequence { get; init; }

    /// <summary>When, in the time of the run.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>How good that is, see <see cref="PageTone"/>.</summary>
    public required string Tone { get; init; }

    /// <summary>What was decided, in a word.</summary>
    public required string What { get; init; }

    /// <summary>About what.</summary>
    public required string Subject { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who decided, where the journal says so.</summary>
    public string By { get; init; } = "";
}
