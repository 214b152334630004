namespace AgentLoop;

/// <summary>The file goes elsewhere.</summary>
internal sealed record RenameEdit : Edit
{
    public required string NewPath { get; init; }
}
