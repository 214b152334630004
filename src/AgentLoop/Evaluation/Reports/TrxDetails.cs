using System.Globalization;

namespace AgentLoop;

/// <summary>Makes test results of TRX results, with less detail once there are very many failures.</summary>
internal sealed class TrxDetails
{
    private const int MaxName = 1024;
    private const int DetailedFailures = 500;

    private int failures;

    public TestResult Describe(TrxResult result, string className)
    {
        TestOutcome outcome = OutcomeOf(result.Outcome);
        bool detailed = outcome != TestOutcome.Failed || ++failures <= DetailedFailures;
        return new TestResult
        {
            Name = FullName(OutputText.Clean(result.TestName, MaxName), OutputText.Clean(className, MaxName)),
            Outcome = outcome,
            Duration = DurationOf(result.Duration),
            Message = Text(result.Message, detailed ? 4096 : 200),
            StackTrace = detailed ? Text(result.StackTrace, 8192) : null,
        };
    }

    /// <summary>Runners write the class before the test's name, or leave it out, or write its assembly behind it.</summary>
    private static string FullName(string name, string className)
    {
        int comma = className.IndexOf(',', StringComparison.Ordinal);
        string type = comma < 0 ? className : className[..comma].TrimEnd();
        return type.Length == 0 || name.StartsWith($"{type}.", StringComparison.Ordinal) ? name : $"{type}.{name}";
    }

    private static TimeSpan DurationOf(string? text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) && time > TimeSpan.Zero ? time : TimeSpan.Zero;

    /// <summary>One that is left out is the schema's first, <c>Error</c>; one that nobody knows is not taken for a success either.</summary>
    private static TestOutcome OutcomeOf(string? outcome) => outcome switch
    {
        "Passed" => TestOutcome.Passed,
        "NotExecuted" or "Inconclusive" or "NotRunnable" or "Pending" or "InProgress" or "Warning" or "Completed" => TestOutcome.Skipped,
        _ => TestOutcome.Failed,
    };

    private static string? Text(BoundedText text, int maxLength) =>
        OutputText.Clean(text.ToString(), maxLength) is { Length: > 0 } clean ? clean : null;
}
