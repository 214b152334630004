using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>The tests of the programs that <c>cargo test</c> runs, one program after the other.</summary>
internal sealed class CargoTests(ReportBuilder report)
{
    private static readonly Regex Test = ConsoleReport.Linear(@"^test (?<name>.+?)(?: - should panic)? \.\.\. (?<outcome>ok|FAILED|ignored|bench:)(?:,? .*| *<[\d.]+s>)?$");
    private static readonly Regex Begun = ConsoleReport.Linear(@"^test (?<name>.+?)(?: - should panic)? \.\.\. ");
    private static readonly Regex InDocs = ConsoleReport.Linear(@"^(?<name>(?<file>\S+\.\w+) - .*?) ?\(line (?<line>\d{1,9})\)(?<rest>.*)$");

    private readonly Dictionary<string, int> failed = new(StringComparer.Ordinal);
    private readonly List<(int Index, ReportedTest Read)> details = [];
    private string unit = "";
    private string? begun;
    private ReportedTest? detail;
    private ReportedTest? printed;
    private bool hadResult;

    /// <summary>Whether a program runs its tests.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Takes note of the program whose tests follow.</summary>
    public void Unit(string name)
    {
        Close();
        unit = name;
    }

    public void Begin(int count)
    {
        Close();
        IsOpen = count >= 0;
    }

    /// <summary>Takes a line between the start of a program and its result; <see langword="false"/> for one that is not of its tests.</summary>
    public bool Take(string line, bool isWhole)
    {
        if (detail is null && Test.Match(line) is { Success: true } result && isWhole)
            Add(result.Groups["name"].Value, result.Groups["outcome"].Value);
        else if (detail is null && Begun.Match(line) is { Success: true } start)
            Begin(start.Groups["name"].Value, line[start.Length..]);
        else if (begun is not null && line is "ok" or "FAILED" or "ignored")
            Add(begun!, line);
        else if (line is "failures:")
            detail = null;
        else
            (detail ?? printed)?.StackTrace.AppendLine(line);

        return !line.Contains("process didn't exit successfully", StringComparison.Ordinal);
    }

    /// <summary>Begins a test whose output is not kept from the console.</summary>
    private void Begin(string name, string line)
    {
        begun = name;
        printed = new ReportedTest();
        printed.StackTrace.AppendLine(line);
    }

    /// <summary>Begins what a failed test printed.</summary>
    public void Detail(string name)
    {
        string simple = name.EndsWith(" - should panic", StringComparison.Ordinal) ? name[..^15] : name;
        detail = new ReportedTest { Outcome = TestOutcome.Failed };
        if (failed.TryGetValue(simple, out int index) && details.Count < report.Options.MaxDetailedTests)
            details.Add((index, detail));
    }

    /// <summary>Ends the tests of a program.</summary>
    public void End(TestCounts counts)
    {
        foreach ((int index, ReportedTest read) in details)
        {
            CargoFailure.Describe(read);
            report.Amend(index, read);
        }

        report.Counted = new TestCounts
        {
            Passed = counts.Passed + (report.Counted?.Passed ?? 0),
            Failed = counts.Failed + (report.Counted?.Failed ?? 0),
            Skipped = counts.Skipped + (report.Counted?.Skipped ?? 0),
        };
        hadResult = true;
        begun = null;
        Reset();
    }

    public void Finish()
    {
        bool wasOpen = IsOpen;
        Close();
        if (wasOpen)
            report.Interrupt("The output ends before the result of a program's tests.");
        else if (!hadResult && !report.HasErrors)
            report.Interrupt("The output has no result of tests.");
        if (report.Counted is { Failed: > 0 } counted && !report.HasFailures)
            report.AddError($"cargo counts {counted.Failed} failed tests, and names none.");
    }

    /// <summary>A program that has no result ended in the middle, and the test that ran failed with it.</summary>
    private void Close()
    {
        if (IsOpen)
            report.AddError($"The tests of {(unit.Length == 0 ? "a program" : $"\"{unit}\"")} ended without a result{(begun is null ? "" : $", in \"{begun}\"")}.");
        if (begun is not null)
            Add(begun, "FAILED");
        Reset();
    }

    private void Reset()
    {
        IsOpen = false;
        detail = null;
        details.Clear();
        failed.Clear();
    }

    private void Add(string name, string outcome)
    {
        ReportedTest test = printed ?? new ReportedTest();
        (test.Outcome, test.Name) = (OutcomeOf(outcome), name);
        (begun, printed) = (null, null);
        if (test.Outcome == TestOutcome.Failed)
            CargoFailure.Describe(test);
        else
            test.MoveStackToOutput();
        if (InDocs.Match(name) is { Success: true } docs)
        {
            // the line is where the example stands, and not the same after an edit above it
            test.Name = docs.Groups["name"].Value + docs.Groups["rest"].Value;
            (test.File, test.Line) = (docs.Groups["file"].Value, ReportNumbers.Count(docs.Groups["line"].ValueSpan));
        }

        if (unit.Length > 0)
            test.Name = $"{unit}{ReportNames.Separator}{test.Name}";
        if (report.Add(test) is >= 0 and int index && test.Outcome == TestOutcome.Failed)
            failed[name] = index;
    }

    private static TestOutcome OutcomeOf(string word) => word switch
    {
        "ok" or "bench:" => TestOutcome.Passed,
        "ignored" => TestOutcome.Skipped,
        _ => TestOutcome.Failed,
    };
}
