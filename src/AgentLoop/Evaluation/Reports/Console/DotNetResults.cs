using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>The results that <c>dotnet test</c> prints, and what it prints below them.</summary>
internal sealed class DotNetResults(ReportBuilder report)
{
    /// <summary>How far runners indent messages.</summary>
    private const int MaxIndent = 6;

    private static readonly Regex Prefix = ConsoleReport.Linear(@"^\[xUnit\.net [\d:.]+\]");

    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private ReportedTest? test;
    private BoundedText? error;
    private BoundedText? text;

    /// <summary>Whether the lines that come may be of a test, which prints what it likes.</summary>
    public bool IsInTest => test is not null;

    public void Begin(string name, TestOutcome outcome, TimeSpan duration)
    {
        Flush();
        test = new ReportedTest { Name = name, Outcome = outcome, Duration = duration };
        text = outcome == TestOutcome.Passed ? null : test.Message;
    }

    /// <summary>Takes note that a test ended of which nothing else may have been said: it passed then.</summary>
    public void End(string name, TimeSpan duration)
    {
        Flush();
        if (!seen.Remove(name))
            report.Add(new ReportedTest { Name = name, Duration = duration });
    }

    public void Take(string printed)
    {
        if (error is null && test is null)
            return;

        string line = Prefix.Replace(printed, "");
        switch (line.Trim())
        {
            case "Error Message:" when test is not null:
                text = test.Message;
                break;
            case "Stack Trace:" when test is not null:
                text = test.StackTrace;
                break;
            case "Standard Output Messages:" or "Standard Error Messages:" or "Standard output" or "Error output" or "Output:" when test is not null:
                text = test.Output;
                break;
            default:
                TakeText(line);
                break;
        }
    }

    /// <summary>Begins an error outside of any test.</summary>
    public void AddError(string line)
    {
        Flush();
        error = new BoundedText(4096);
        error.Append(Prefix.Replace(line, "").Trim());
    }

    /// <summary>Adds what was read last. The adapter of xunit tells of a failure before the runner does.</summary>
    public void Flush()
    {
        if (error is not null)
            report.AddError(error.ToString());
        error = null;
        if (test is null)
            return;

        ReportedTest read = test;
        test = null;
        if (seen.TryGetValue(read.Name, out int index) && report[index].Outcome == read.Outcome && report[index].Duration == TimeSpan.Zero)
            report.Amend(index, read);
        else if (report.Add(read) is >= 0 and int added)
            seen[read.Name] = added;
    }

    private void TakeText(string line)
    {
        if (test is not null && line.AsSpan().TrimStart().StartsWith("at ") && line.StartsWith("   ", StringComparison.Ordinal))
            text = test.StackTrace;
        int indent = line.Length - line.AsSpan().TrimStart(' ').Length;
        bool isMessage = error is null && test is not null && ReferenceEquals(text, test.Message);
        (error ?? text)?.AppendLine(line.AsSpan(isMessage ? Math.Min(indent, MaxIndent) : 0).TrimEnd());
    }
}
