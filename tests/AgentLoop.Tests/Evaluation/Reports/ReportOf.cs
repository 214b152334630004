using System.Text;

namespace AgentLoop.Tests.Evaluating;

/// <summary>Reads reports for tests, and writes down in few lines what was read.</summary>
internal static class ReportOf
{
    public static TestReport Text(string text, TestReportFormat format = TestReportFormat.Detect, TestReportOptions? options = null) =>
        Bytes(Encoding.UTF8.GetBytes(text), format, options);

    public static TestReport Bytes(byte[] bytes, TestReportFormat format = TestReportFormat.Detect, TestReportOptions? options = null) =>
        TestReports.Read(new MemoryStream(bytes), format, options);

    /// <summary>A line for each test: a plus where it passed, a minus where it failed, a tilde where it did not run, and its name.</summary>
    public static string[] Lines(TestReport report) => [.. report.Tests.Select(Line)];

    public static string Line(TestResult test) => test.Outcome switch
    {
        TestOutcome.Passed => $"+ {test.Name}",
        TestOutcome.Failed => $"- {test.Name}",
        _ => $"~ {test.Name}",
    };

    /// <summary>The place of the one test of this name.</summary>
    public static string Place(TestReport report, string name)
    {
        TestResult test = Named(report, name);
        return $"{test.File}:{test.Line}";
    }

    public static TestResult Named(TestReport report, string name) => Assert.Single(report.Tests, test => test.Name == name);

    public static (int Passed, int Failed, int Skipped) Counts(TestReport report) => (
        report.Tests.Count(test => test.Outcome == TestOutcome.Passed),
        report.Tests.Count(test => test.Outcome == TestOutcome.Failed),
        report.Tests.Count(test => test.Outcome == TestOutcome.Skipped));

    public static (int Passed, int Failed, int Skipped)? Counted(TestReport report) =>
        report.Counted is { } counted ? (counted.Passed, counted.Failed, counted.Skipped) : null;
}
