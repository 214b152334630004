namespace AgentLoop;

/// <summary>The results that <c>dotnet test</c> prints, and what it prints below them.</summary>
internal sealed class DotNetResults(ReportBuilder report)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private ReportedTest? test;
    private BoundedText? text;

    public void Begin(string name, TestOutcome outcome, TimeSpan duration)
    {
        Flush();
        test = new ReportedTest { Name = name, Outcome = outcome, Duration = duration };
        text = outcome == TestOutcome.Passed ? null : test.Message;
    }

    public void Take(string line)
    {
        if (test is null)
            return;

        switch (line.Trim())
        {
            case "Error Message:":
                text = test.Message;
                break;
            case "Stack Trace:":
                text = test.StackTrace;
                break;
            case "Standard Output Messages:" or "Standard Error Messages:" or "Standard output" or "Output:":
                text = test.Output;
                break;
            default:
                text = line.StartsWith("   at ", StringComparison.Ordinal) || line.StartsWith("      at ", StringComparison.Ordinal) ? test.StackTrace : text;
                text?.AppendLine(line.AsSpan().TrimEnd());
                break;
        }
    }

    public void AddError(string line)
    {
        Flush();
        report.AddError(line);
    }

    /// <summary>Adds what was read last. The adapter of xunit tells of a failure before the runner does.</summary>
    public void Flush()
    {
        if (test is null)
            return;

        ReportedTest read = test;
        test = null;
        if (seen.TryGetValue(read.Name, out int index) && report[index].Outcome == read.Outcome && report[index].Duration == TimeSpan.Zero)
            report.Amend(index, read);
        else if (report.Add(read) is >= 0 and int added)
            seen[read.Name] = added;
    }
}
