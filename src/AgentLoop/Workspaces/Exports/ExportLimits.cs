namespace AgentLoop;

/// <summary>How much a change from a fork may be.</summary>
internal sealed record ExportLimits
{
    public static ExportLimits Default { get; } = new();

    /// <summary>How many differing files and folders are looked at.</summary>
    public int Entries { get; init; } = 200_000;

    /// <summary>How many folders deep a new path may lie.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>How large a changed file may be.</summary>
    public long FileBytes { get; init; } = 32L << 20;

    /// <summary>How large all changed files together may be.</summary>
    public long TotalBytes { get; init; } = 256L << 20;
}
