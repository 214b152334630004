namespace AgentLoop;

/// <summary>How far a run has come in the log.</summary>
internal sealed class RunTally(string runId)
{
    public string RunId => runId;

    /// <summary>The sequence number that comes next.</summary>
    public long Next { get; set; }

    /// <summary>How many records were met.</summary>
    public long Count { get; set; }

    public DateTimeOffset Latest { get; set; }
}
