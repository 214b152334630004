using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Says what the outcome of a command comes to.</summary>
internal sealed class CommandJudge(CommandEvaluatorOptions options)
{
    private readonly Regex? expectedLine = CreateExpectedLine(options);

    /// <summary>What a preparation that did not succeed comes to.</summary>
    public static Ruling OfPreparation(RanCommand ran) =>
        NoExit(ran) ?? NoProgram(ran) ?? new Ruling(Verdict.Fail, $"Preparing failed: \"{CommandLine.Of(ran.Command)}\" {Exited(ran.Result)}.");

    /// <summary>What the command comes to, by its exit code and its report.</summary>
    public Ruling Of(RanCommand ran) =>
        NoExit(ran) ?? FailedTests(ran) ?? NoProgram(ran) ?? (ran.Result.ExitCode == 0 ? Exited0(ran) : ExitedOtherwise(ran));

    private static Ruling? NoExit(RanCommand ran)
    {
        string line = CommandLine.Of(ran.Command);
        return ran.Result.End switch
        {
            CommandEnd.NotStarted => new Ruling(Verdict.Error, $"\"{line}\" could not be started: {Sentence(ran.Result.StartFailure ?? "no reason was given.")}"),
            CommandEnd.TimedOut => new Ruling(Verdict.Fail, $"\"{line}\" was stopped by its time-out of {Seconds(ran.Command.Timeout)} s."),
            CommandEnd.LimitReached => new Ruling(Verdict.Fail, $"\"{line}\" was stopped by the sandbox's limit: {Limit(ran.Result.Limit)}."),
            _ => null,
        };
    }

    /// <summary>A shell says with 126 and 127 (POSIX) that what it was told to run is not executable or not there.</summary>
    private static Ruling? NoProgram(RanCommand ran)
    {
        if (!CommandLine.IsShell(ran.Command) || ran.Result.ExitCode is not (126 or 127))
            return null;

        string why = Sentence(OutputText.Tail(ran.Result.StandardError.Text, 300));
        return new Ruling(Verdict.Error, $"The shell could not run \"{CommandLine.Of(ran.Command)}\" (exit code {ran.Result.ExitCode}): {why}");
    }

    private static Ruling? FailedTests(RanCommand ran)
    {
        int failed = ran.FailedTests.Count();
        if (failed == 0)
            return null;

        string although = ran.Result.ExitCode == 0 ? ", although the command exited with 0" : "";
        return new Ruling(Verdict.Fail, $"{failed} of {Tests(ran.TestsRun)} failed{although}.");
    }

    private Ruling Exited0(RanCommand ran)
    {
        if (ran.Report is null)
            return WithoutReport(ran);
        if (!ran.Report.IsComplete)
            return new Ruling(Verdict.Inconclusive, ran.Report.Problem ?? "The report is not complete.");
        if (ran.TestsRun == 0)
            return NothingRan(ran);

        IReadOnlyList<string> vanished = ran.Compared.Comparison.Vanished;
        if (vanished.Count > 0 && !options.AllowVanishedTests)
            return new Ruling(Verdict.Fail, $"{Tests(vanished.Count)} that ran before did not run now.");

        int skipped = ran.Report.Tests.Count - ran.TestsRun;
        return new Ruling(Verdict.Pass, $"{Tests(ran.TestsRun)} passed{(skipped > 0 ? $", {skipped} skipped" : "")}.");
    }

    private Ruling WithoutReport(RanCommand ran) => expectedLine?.IsMatch(ran.Output) == false
        ? new Ruling(Verdict.Inconclusive, $"The command exited with 0, but no line of its output matches \"{expectedLine}\" and shows that a test ran.")
        : new Ruling(Verdict.Pass, "The command exited with 0.");

    private Ruling ExitedOtherwise(RanCommand ran)
    {
        if (ran.TestsRun > 0)
            return new Ruling(Verdict.Fail, $"{Tests(ran.TestsRun)} passed, but the command {Exited(ran.Result)}.");

        return options.NothingRanExitCodes.Contains(ran.Result.ExitCode)
            ? NothingRan(ran)
            : new Ruling(Verdict.Fail, $"\"{CommandLine.Of(ran.Command)}\" {Exited(ran.Result)}.");
    }

    private static Ruling NothingRan(RanCommand ran) => new(Verdict.Inconclusive, ran.Report is { Tests.Count: > 0 and int count }
        ? $"No test ran: {Tests(count)} skipped."
        : $"No test ran; the command {Exited(ran.Result)}.");

    private static string Exited(CommandResult result) =>
        result.ExitCode is > 128 and < 193 ? $"was ended by signal {result.ExitCode - 128}" : $"exited with {result.ExitCode}";

    private static Regex? CreateExpectedLine(CommandEvaluatorOptions options)
    {
        const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.CultureInvariant;
        try
        {
            return options.ExpectedOutput is { } pattern ? new Regex(pattern, Linear) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            string of = $"of the evaluator \"{options.Name}\"";
            throw new ArgumentException(
                $"The expected output \"{options.ExpectedOutput}\" {of} cannot be used: {exception.Message}", nameof(options), exception);
        }
    }

    private static string Limit(SandboxLimit? limit) => limit switch
    {
        SandboxLimit.CpuTime => "processor time",
        SandboxLimit.Memory => "memory",
        SandboxLimit.Processes => "processes",
        SandboxLimit.FileSize => "file size",
        SandboxLimit.Disk => "disk",
        _ => "wall time",
    };

    private static string Sentence(string text) => OutputText.Clean(text, 500);

    private static string Tests(int count) => count == 1 ? "1 test" : $"{count} tests";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
