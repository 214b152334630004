namespace AgentLoop;

/// <summary>A task understood.</summary>
public sealed record Brief
{
    /// <summary>What is to be achieved.</summary>
    public required string Goal { get; init; }

    /// <summary>What must hold of any change.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>How one can tell that the goal is reached.</summary>
    public IReadOnlyList<string> SuccessCriteria { get; init; } = [];

    /// <summary>What must be answered before work can begin; empty for a clear task.</summary>
    public IReadOnlyList<string> OpenQuestions { get; init; } = [];

    /// <summary>The parts the task falls into, in order; empty for a task that is one.</summary>
    public IReadOnlyList<string> Subtasks { get; init; } = [];
}
