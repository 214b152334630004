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

    /// <summary>What a command comes to of which nothing is known but that it should exit with 0.</summary>
    public static Ruling OfCommand(RanCommand ran) =>
        NoExit(ran) ?? NoProgram(ran) ?? new Ruling(ran.Result.ExitCode == 0 ? Verdict.Pass : Verdict.Fail, $"\"{CommandLine.Of(ran.Command)}\" {Exited(ran.Result)}.");

    /// <summary>What the command comes to, by its exit code.</summary>
    public Ruling Of(RanCommand ran) =>
        NoExit(ran) ?? NoProgram(ran) ?? (ran.Result.ExitCode == 0 ? Exited0(ran) : ExitedOtherwise(ran));

    /// <summary>What a command comes to that did not come to its own end.</summary>
    public static Ruling? NoExit(RanCommand ran)
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
    public static Ruling? NoProgram(RanCommand ran)
    {
        if (!CommandLine.IsShell(ran.Command) || ran.Result.ExitCode is not (126 or 127))
            return null;

        string why = Sentence(OutputText.Tail(ran.Result.StandardError.Text, 300));
        return new Ruling(Verdict.Error, $"The shell could not run \"{CommandLine.Of(ran.Command)}\" (exit code {ran.Result.ExitCode}): {why}");
    }

    private Ruling Exited0(RanCommand ran) => expectedLine?.IsMatch(ran.Output) == false
        ? new Ruling(Verdict.Inconclusive, $"The command exited with 0, but no line of its output matches \"{expectedLine}\" and shows that a test ran.")
        : new Ruling(Verdict.Pass, "The command exited with 0.");

    private Ruling ExitedOtherwise(RanCommand ran) => options.NothingRanExitCodes.Contains(ran.Result.ExitCode)
        ? new Ruling(Verdict.Inconclusive, $"No test ran; the command {Exited(ran.Result)}.")
        : new Ruling(Verdict.Fail, $"\"{CommandLine.Of(ran.Command)}\" {Exited(ran.Result)}.");

    /// <summary>The exit code in words.</summary>
    public static string Exited(CommandResult result) =>
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

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
