using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>The events of <c>go test -json</c>, one a line (<c>go doc test2json</c>), and what the build prints between them.</summary>
internal sealed class GoJsonReport(ReportBuilder report) : IConsoleReport
{
    private static readonly Regex NotBuilt = ConsoleReport.Linear(@"^FAIL\s+\S+ \[.+ failed\]$");

    private readonly GoRun run = new(report);
    private readonly BoundedText build = new(4096);
    private readonly HashSet<(string, string)> ended = [];
    private bool hadEnd;

    public void Take(string line, bool isWhole)
    {
        if (!line.StartsWith('{') || GoEvent.Read(line) is not { } read)
            TakeText(line, isWhole);
        else if (read.Action is "build-output")
            build.AppendLine(read.Output.TrimEnd('\n'));
        else if (read.Test is { Length: > 0 } test)
            TakeTest(read, test);
        else if (read.Package.Length > 0)
            TakePackage(read);
    }

    public void End()
    {
        if (!hadEnd && build.Length > 0)
            report.AddError(build.ToString());
        run.Finish(hadEnd);
    }

    /// <summary>What is no event is of the build, or half an event.</summary>
    private void TakeText(string line, bool isWhole)
    {
        if (line.StartsWith('{'))
            report.Interrupt(isWhole ? "The report has a line that is no event of \"go test -json\"." : "The report is cut off in the middle of an event.");
        else if (NotBuilt.IsMatch(line))
            AddError(line);
        else if (line.Length > 0)
            build.AppendLine(line);
    }

    private void AddError(string line)
    {
        report.AddError($"{line}\n{build}");
        hadEnd = true;
        build.Clear();
    }

    private void TakeTest(GoEvent read, string test)
    {
        switch (read.Action)
        {
            case "run":
                run.Start(read.Package, test);
                break;
            case "output":
                TakeOutput(read, test);
                break;
            case "pass" or "fail" or "skip" or "bench" when !ended.Remove((read.Package, test)):
                run.End(read.Package, test, OutcomeOf(read.Action), ReportNumbers.Seconds(read.Elapsed));
                break;
        }
    }

    /// <summary>Before version 1.20, go misses the end of a test that prints no end of line.</summary>
    private void TakeOutput(GoEvent read, string test)
    {
        string output = read.Output.TrimEnd('\n');
        int mark = output.IndexOf($"--- PASS: {test} (", StringComparison.Ordinal);
        if (mark > 0 && output.EndsWith("s)", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(output[..mark]) && run.IsRunning(read.Package, test))
        {
            run.Output(read.Package, test, output[..mark]);
            run.End(read.Package, test, TestOutcome.Passed, TimeSpan.Zero);
            ended.Add((read.Package, test));
        }
        else if (!IsFrame(output))
        {
            run.Output(read.Package, test, output);
        }
    }

    private void TakePackage(GoEvent read)
    {
        switch (read.Action)
        {
            case "output" when read.Output is not ("FAIL\n" or "PASS\n"):
                run.Output(read.Package, null, read.Output.TrimEnd('\n'));
                break;
            case "pass" or "fail" or "skip":
                run.EndPackage(read.Package, read.Action is "fail", read.Package, build.Length > 0 && read.Action is "fail" ? $"failed\n{build}" : "");
                build.Clear();
                hadEnd = true;
                break;
        }
    }

    private static bool IsFrame(string output) =>
        output.StartsWith("=== ", StringComparison.Ordinal) || output.AsSpan().TrimStart().StartsWith("--- ", StringComparison.Ordinal);

    private static TestOutcome OutcomeOf(string action) => action switch
    {
        "pass" or "bench" => TestOutcome.Passed,
        "skip" => TestOutcome.Skipped,
        _ => TestOutcome.Failed,
    };
}
