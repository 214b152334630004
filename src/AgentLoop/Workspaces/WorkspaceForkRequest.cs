namespace AgentLoop;

/// <summary>A private fork to make.</summary>
public sealed record WorkspaceForkRequest
{
    /// <summary>What it is made of. It is not changed while there are forks of it.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>An absolute path where nothing is yet; a forker that copies makes the fork there.</summary>
    public required string Destination { get; init; }

    /// <summary>How much may be written in the fork, in bytes, where that can be bounded.</summary>
    /// <value>4 GiB unless said.</value>
    public long DiskBytes { get; init; } = 4L << 30;

    /// <summary>How many files and folders may be made in the fork, where that can be bounded.</summary>
    /// <value>400,000 unless said.</value>
    public long DiskFiles { get; init; } = 400_000;
}
