namespace AgentLoop.ConformanceTests;

/// <summary>What an evaluator is tried on: a repository, and changes of which its author knows what it says.</summary>
public sealed record EvaluatorScene
{
    /// <summary>The files of the untouched repository, by path.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Files as a change that it lets pass makes them; those that are left out stay.</summary>
    public required IReadOnlyDictionary<string, string> Good { get; init; }

    /// <summary>Files as a change that it does not let pass makes them.</summary>
    public required IReadOnlyDictionary<string, string> Bad { get; init; }

    /// <summary>The goal and the criteria it judges by.</summary>
    /// <value>A goal without criteria unless said.</value>
    public Brief Brief { get; init; } = new() { Goal = "Make the change." };
}
