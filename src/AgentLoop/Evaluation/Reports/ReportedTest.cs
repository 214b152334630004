namespace AgentLoop;

/// <summary>A test as it is being read, with more of its texts than is kept in the end. It can be emptied and used again.</summary>
internal sealed class ReportedTest
{
    public string Name { get; set; } = "";

    public TestOutcome Outcome { get; set; }

    public TimeSpan Duration { get; set; }

    /// <summary>The file it stands in, as the runner says.</summary>
    public string? File { get; set; }

    public int? Line { get; set; }

    public BoundedText Message { get; } = new(16 * 1024);

    public BoundedText StackTrace { get; } = new(32 * 1024);

    public BoundedText Output { get; } = new(16 * 1024);

    /// <summary>What was taken for the words of a failure is what a test printed that did not fail.</summary>
    public void MoveStackToOutput()
    {
        Output.Append(StackTrace.ToString());
        StackTrace.Clear();
    }

    public void Clear()
    {
        Name = "";
        Outcome = TestOutcome.Passed;
        Duration = TimeSpan.Zero;
        File = null;
        Line = null;
        Message.Clear();
        StackTrace.Clear();
        Output.Clear();
    }
}
