namespace AgentLoop;

/// <summary>What a patch comes to in a workspace.</summary>
public sealed record DiffResult
{
    /// <summary>The change; <see langword="null"/> where the patch does not fit as a whole.</summary>
    public ChangeSet? Changes { get; init; }

    /// <summary>What does not fit, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
