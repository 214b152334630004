namespace AgentLoop;

/// <summary>What became of applying a change set.</summary>
public sealed record ApplyResult
{
    /// <summary>Whether every change was made; otherwise none was.</summary>
    public required bool Applied { get; init; }

    /// <summary>Why not: a sentence for each file that stands against it.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
