namespace AgentLoop;

/// <summary>The file goes elsewhere.</summary>
public sealed record RenameEdit : Edit
{
    /// <summary>Where it goes.</summary>
    public required string NewPath { get; init; }

    /// <summary>Whether a file that is there is replaced.</summary>
    /// <value><see langword="false"/> unless said: the path must be free.</value>
    public bool Overwrites { get; init; }
}
