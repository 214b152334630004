namespace AgentLoop;

/// <summary>Other text in one place of a file.</summary>
internal sealed record ReplaceEdit : Edit
{
    public required string Search { get; init; }

    public required string Replacement { get; init; }
}
