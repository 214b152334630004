using System.Security;
using System.Text;

namespace AgentLoop.Tests.Evaluating;

/// <summary>Writes reports of given tests.</summary>
internal static class WrittenReports
{
    public static string Write(TestReportFormat format, IReadOnlyCollection<(string Name, TestOutcome Outcome)> tests)
    {
        string content = string.Concat(tests.Select(test => Write(format, SecurityElement.Escape(test.Name), test)));
        return format switch
        {
            TestReportFormat.JUnit => $"<testsuites><testsuite>{content}</testsuite></testsuites>",
            TestReportFormat.Trx => $"<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\"><Results>{content}</Results></TestRun>",
            TestReportFormat.NUnit => $"<test-run><test-suite>{content}</test-suite></test-run>",
            TestReportFormat.XUnit => $"<assemblies><assembly><collection>{content}</collection></assembly></assemblies>",
            _ => $"TAP version 13\n1..{tests.Count}\n{content}",
        };
    }

    private static string Write(TestReportFormat format, string name, (string Name, TestOutcome Outcome) test) => format switch
    {
        TestReportFormat.JUnit => $"<testcase name=\"{name}\">{Word(test.Outcome, "", "<failure message='no'/>", "<skipped/>")}</testcase>",
        TestReportFormat.Trx => $"<UnitTestResult testName=\"{name}\" outcome=\"{Word(test.Outcome, "Passed", "Failed", "NotExecuted")}\" />",
        TestReportFormat.NUnit => $"<test-case fullname=\"{name}\" result=\"{Word(test.Outcome, "Passed", "Failed", "Skipped")}\"/>",
        TestReportFormat.XUnit => $"<test name=\"{name}\" result=\"{Word(test.Outcome, "Pass", "Fail", "Skip")}\"/>",
        _ => $"{Word(test.Outcome, "ok", "not ok", "ok")} - {test.Name.Replace("#", "\\#", StringComparison.Ordinal)}{Word(test.Outcome, "", "", " # SKIP")}\n",
    };

    private static string Word(TestOutcome outcome, string passed, string failed, string skipped) =>
        outcome == TestOutcome.Passed ? passed : outcome == TestOutcome.Failed ? failed : skipped;
}
