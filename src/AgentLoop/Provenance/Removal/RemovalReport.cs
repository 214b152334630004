namespace AgentLoop;

/// <summary>What was taken away.</summary>
public sealed record RemovalReport
{
    /// <summary>How many records lost their bytes.</summary>
    public required int Records { get; init; }

    /// <summary>How many artifacts lost their content.</summary>
    public required int Artifacts { get; init; }

    /// <summary>How many bytes that was, as stored.</summary>
    public required long Bytes { get; init; }
}
