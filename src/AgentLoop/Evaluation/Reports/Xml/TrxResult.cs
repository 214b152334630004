namespace AgentLoop;

/// <summary>A result of a TRX file that is open.</summary>
internal sealed class TrxResult(int depth, string testId)
{
    public int Depth => depth;

    public string TestId => testId;

    public ReportedTest Test { get; } = new();

    /// <summary>Whether it sums up results of its own, one for each row of data.</summary>
    public bool HasRows { get; set; }
}
