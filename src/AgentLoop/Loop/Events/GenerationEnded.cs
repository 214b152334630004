namespace AgentLoop;

/// <summary>No more candidates of this step will come.</summary>
public sealed record GenerationEnded : RunEvent
{
    /// <summary>Why.</summary>
    public required GenerationEnd End { get; init; }

    /// <summary>What the generator threw; <see langword="null"/> where it did not.</summary>
    public string? Failure { get; init; }

    /// <inheritdoc/>
    public override string Kind => "generation.ended";
}
