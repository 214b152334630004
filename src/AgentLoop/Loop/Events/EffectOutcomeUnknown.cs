namespace AgentLoop;

/// <summary>
/// Something was begun outside and its result was not recorded: the process ended, or the run was stopped, while it went on. This is what was found out
/// about it, and what follows.
/// </summary>
public sealed record EffectOutcomeUnknown : RunEvent
{
    /// <summary>The kind of the event that would have said what came of it, such as <c>model.called</c>.</summary>
    public required string Effect { get; init; }

    /// <summary>What was asked, as in <see cref="EffectStarted.Request"/>.</summary>
    public required string Request { get; init; }

    /// <summary>The sequence number of its <see cref="EffectStarted"/>; <see langword="null"/> where the process that began it says so itself.</summary>
    public long? Intent { get; init; }

    /// <summary>What was found out.</summary>
    public required EffectOutcome Found { get; init; }

    /// <summary>How, or why not, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether that settles it, so that it may be done again.</summary>
    public bool IsSettled { get; init; }

    /// <summary>What it is taken to have used; <see langword="null"/> where it uses nothing of the budget.</summary>
    public Spending? Spending { get; init; }

    /// <inheritdoc/>
    public override string Kind => "effect.outcome-unknown";
}
