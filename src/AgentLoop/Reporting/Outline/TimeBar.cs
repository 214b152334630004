namespace AgentLoop;

/// <summary>A bar on the time line.</summary>
internal sealed record TimeBar
{
    public required TimeSpan Start { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it has not.</summary>
    public TimeSpan? End { get; init; }

    /// <summary>How good that was, see <see cref="PageTone"/>, or what it is.</summary>
    public required string Tone { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public required string Text { get; init; }

    /// <summary>The event it is about.</summary>
    public required long Sequence { get; init; }
}
