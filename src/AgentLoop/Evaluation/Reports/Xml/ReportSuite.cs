namespace AgentLoop;

/// <summary>A suite of a report that is open: what it is called, and what it says of itself.</summary>
internal sealed class ReportSuite
{
    public required string Name { get; init; }

    /// <summary>The file it stands in, as the runner says.</summary>
    public string? File { get; init; }

    /// <summary>How many failures and errors it says it has.</summary>
    public int Failures { get; init; }

    /// <summary>How many of them were read.</summary>
    public int ReadFailures { get; set; }

    public BoundedText Message { get; } = new(4096);
}
