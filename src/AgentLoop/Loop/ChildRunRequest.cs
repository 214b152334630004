namespace AgentLoop;

/// <summary>A bounded run within a run: a review of a change, say, or tests for it.</summary>
public sealed record ChildRunRequest
{
    /// <summary>What it is for, in a word; unique in the scope that asks for it.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The loop that performs it. Its generator, evaluators, sandbox and strategy are used; its journal is in the store of the run that asks, its budget is carved
    /// from that run's, and its change is handed to the asker, whatever its own store, budget and integrator are. It stays its owner's.
    /// </summary>
    public required Loop Loop { get; init; }

    /// <summary>What is to be achieved.</summary>
    public required string Goal { get; init; }

    /// <summary>What must hold of any change.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>What the files begin with, against those of the asking run: a change that is to be reviewed.</summary>
    /// <value>No change unless said.</value>
    public ChangeSet Changes { get; init; } = ChangeSet.Empty;

    /// <summary>What it may use at most; of what the asking run has left, never more than that.</summary>
    /// <value>All that is left unless said.</value>
    public Budget Budget { get; init; } = new();
}
