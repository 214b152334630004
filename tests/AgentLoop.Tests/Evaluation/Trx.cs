using System.Globalization;
using System.Text;

namespace AgentLoop.Tests.Evaluating;

/// <summary>Writes TRX for tests.</summary>
internal static class Trx
{
    public static string Of(params (string Name, string Outcome)[] tests) => Of("", tests);

    public static string Of(string extra, params (string Name, string Outcome)[] tests)
    {
        StringBuilder text = new("""<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>""");
        foreach ((string name, string outcome) in tests)
            text.Append(CultureInfo.InvariantCulture, $"""<UnitTestResult testName="{System.Security.SecurityElement.Escape(name)}" testId="{name.GetHashCode(StringComparison.Ordinal)}" outcome="{outcome}" duration="00:00:00.5"/>""");

        return text.Append(extra).Append("</Results></TestRun>").ToString();
    }

    public static string Names(TestReport report) => string.Join(',', report.Tests.Select(test => test.Name));

    public static TestReport Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static TestReport Read(byte[] content) => TestReports.Read(new MemoryStream(content), TestReportFormat.Trx);
}
