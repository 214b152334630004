using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>The tests that pytest names, by their node ids.</summary>
internal sealed class PytestResults(ReportBuilder report)
{
    private const int MaxFiles = 100;
    private const int MaxErrors = 20;

    private static readonly Regex Short = ConsoleReport.Linear("^(?<outcome>PASSED|FAILED|ERROR|XFAIL|XPASS) (?<id>.+)$");

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<(string File, string Message)> files = [];
    private readonly List<string> errors = [];

    /// <summary>Takes a result; one test may have several, of which a failure counts. There is none that runs then.</summary>
    public string? Add(string id, string outcome)
    {
        if (outcome is "RERUN")
            return null;

        ReportedTest test = new() { Name = id, Outcome = OutcomeOf(outcome), File = FileOf(id) };
        if (!places.TryGetValue(id, out int index))
            places[id] = report.Add(test);
        else if (index >= 0 && test.Outcome == TestOutcome.Failed && report[index].Outcome != TestOutcome.Failed)
            report.Amend(index, test);
        return null;
    }

    /// <summary>Takes a line of the short summary, in which a message may stand behind the node id.</summary>
    public void TakeShort(string line)
    {
        if (Short.Match(line) is not { Success: true } result)
            return;

        (string id, string message) = Split(result.Groups["id"].Value.TrimEnd());
        string outcome = result.Groups["outcome"].Value;
        if (!id.Contains("::", StringComparison.Ordinal))
        {
            if (files.Count < MaxFiles)
                files.Add((id, message));
            return;
        }

        Add(id, outcome);
        if (message.Length > 0 && places[id] is >= 0 and int index && report[index].Outcome != TestOutcome.Passed)
            report.Amend(index, WithMessage(report[index], message));
    }

    public void AddError(string line)
    {
        if (errors.Count < MaxErrors)
            errors.Add(line);
    }

    /// <summary>Adds to the tests what stands of them in the sections of failures, and tells of the files that could not be loaded.</summary>
    public void Finish(PytestFailures failures)
    {
        foreach ((string id, int index) in places)
        {
            if (index >= 0 && report[index].Outcome == TestOutcome.Failed && failures.Find(id) is { } read)
                report.Amend(index, read);
        }

        foreach ((string file, string message) in files)
            report.AddError($"{file}: {failures.FindFile(file) ?? message}", file);
        if (errors.Count > 0)
            report.AddError(string.Join('\n', errors));
    }

    private (string Id, string Message) Split(string text)
    {
        int from = 0;
        while (text.IndexOf(" - ", from, StringComparison.Ordinal) is >= 0 and int dash)
        {
            if (places.ContainsKey(text[..dash]) || IsBalanced(text.AsSpan(0, dash)))
                return (text[..dash], text[(dash + 3)..]);
            from = dash + 1;
        }

        return (text, "");
    }

    private static bool IsBalanced(ReadOnlySpan<char> id) => !id.Contains('[') || id[^1] == ']';

    private static ReportedTest WithMessage(TestResult result, string message)
    {
        ReportedTest test = new() { Outcome = result.Outcome };
        test.Message.Append(message);
        return test;
    }

    private static string? FileOf(string id) => id.IndexOf("::", StringComparison.Ordinal) is > 0 and int end ? id[..end] : null;

    private static TestOutcome OutcomeOf(string word) => word switch
    {
        "PASSED" or "XPASS" => TestOutcome.Passed,
        "SKIPPED" or "XFAIL" => TestOutcome.Skipped,
        _ => TestOutcome.Failed,
    };
}
