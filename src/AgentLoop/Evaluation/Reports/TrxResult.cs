namespace AgentLoop;

/// <summary>A result as it stands in a TRX file.</summary>
internal sealed class TrxResult(string element, string testName)
{
    public string Element => element;

    public string TestName => testName;

    public required string TestId { get; init; }

    public string? Outcome { get; init; }

    public string? Duration { get; init; }

    public BoundedText Message { get; } = new(16 * 1024);

    public BoundedText StackTrace { get; } = new(32 * 1024);

    /// <summary>Whether it sums up results of its own, one for each row of data.</summary>
    public bool HasRows { get; set; }
}
