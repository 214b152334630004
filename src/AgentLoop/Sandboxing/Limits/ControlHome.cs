namespace AgentLoop;

/// <summary>A place in a hierarchy of control groups where groups of our own may be made.</summary>
internal sealed record ControlHome
{
    /// <summary>The folder they are made in.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of the group that this process is in.</summary>
    public required string OwnFolder { get; init; }

    /// <summary>Whether it is the unified hierarchy (version 2), where a group holds whole processes; in the others it holds threads.</summary>
    public required bool IsUnified { get; init; }

    /// <summary>What the groups made here are good for.</summary>
    public required ControlKinds Kinds { get; init; }
}
