namespace AgentLoop.Provenance.Sqlite;

/// <summary>Where a run stands: kept beside its records, so that a cut tail is found.</summary>
internal sealed record RunHead
{
    /// <summary>The row of the run; zero for one that has none yet.</summary>
    public required long Key { get; init; }

    public required long Length { get; init; }

    /// <summary>The hash of the last record, or the start of the chain.</summary>
    public required Digest Hash { get; init; }

    public static RunHead Start(string runId) => new() { Key = 0, Length = 0, Hash = RecordChain.Start(runId) };
}
