namespace AgentLoop;

/// <summary>What a search found.</summary>
internal sealed record SearchFindings
{
    /// <summary>A line for each match: path, number and text, with a line feed.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>What is missing, as sentences that begin with a blank; empty where nothing is.</summary>
    public string Remark { get; init; } = "";
}
