namespace AgentLoop;

/// <summary>A result of a TRX file that is open.</summary>
internal sealed class TrxResult
{
    public int Depth { get; set; }

    public TrxId TestId { get; set; }

    public ReportedTest Test { get; } = new();

    /// <summary>Whether it sums up results of its own, one for each row of data.</summary>
    public bool HasRows { get; set; }
}
