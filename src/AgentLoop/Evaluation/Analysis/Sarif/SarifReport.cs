namespace AgentLoop;

/// <summary>What a report says, or why it cannot be read.</summary>
internal sealed record SarifReport
{
    public IReadOnlyList<SarifResult> Results { get; init; } = [];

    /// <summary>Why nothing can be concluded from it.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the problem is that there is no report of this format, rather than that its tool did not do its work.</summary>
    public bool IsBroken { get; init; }

    public static SarifReport Broken(string problem) => new() { Problem = problem, IsBroken = true };
}
