namespace AgentLoop;

/// <summary>A step as it was recorded.</summary>
internal sealed record PlayedStep
{
    public required LoopStep Step { get; init; }

    /// <summary>Its events, without those of its candidates.</summary>
    public required IReadOnlyList<RunEvent> Events { get; init; }

    /// <summary>Its candidates.</summary>
    public IReadOnlyList<PlayedCandidate> Candidates { get; init; } = [];

    /// <summary>The candidate that was selected by then.</summary>
    public string? Selected { get; init; }

    public DateTimeOffset BeganAt => Events[0].At;

    public bool IsComplete => Events.Any(e => e is StepFinished or StepFailed);

    public GenerationEnd? End => Events.OfType<GenerationEnded>().LastOrDefault()?.End;

    public TimeSpan Duration => Events.Max(e => e.At) - BeganAt;
}
