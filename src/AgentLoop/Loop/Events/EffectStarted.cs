namespace AgentLoop;

/// <summary>
/// Something is about to be done that reaches outside of the run's private copies; this is durable before it is done. What came of it is the next event of
/// that kind in the same scope. Where there is none, whether it happened is not known; see <see cref="EffectOutcomeUnknown"/>.
/// </summary>
public sealed record EffectStarted : RunEvent
{
    /// <summary>The kind of the event that says what came of it, such as <c>model.called</c>.</summary>
    public required string Effect { get; init; }

    /// <summary>What is asked, as in <see cref="EffectRecorded.Request"/> of that event.</summary>
    public required string Request { get; init; }

    /// <inheritdoc/>
    public override string Kind => "effect.started";
}
