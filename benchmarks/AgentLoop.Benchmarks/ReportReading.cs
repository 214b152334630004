using System.Globalization;
using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>
/// What does it cost to read a test report, against the framework's reader that passes over the same bytes and keeps nothing? Times are per megabyte: 10 ms are
/// 100 MB/s.
/// </summary>
public class ReportReading
{
    private const int Megabytes = 64;

    private byte[] content = [];

    [Params(TestReportFormat.Trx, TestReportFormat.JUnit)]
    public TestReportFormat Format { get; set; }

    [GlobalSetup]
    public void Write() => content = Encoding.UTF8.GetBytes(Format == TestReportFormat.Trx ? Trx() : JUnit());

    [Benchmark(Baseline = true, OperationsPerInvoke = Megabytes)]
    public int PassOver()
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using XmlReader reader = XmlReader.Create(new MemoryStream(content), settings);
        int nodes = 0;
        while (reader.Read())
            nodes++;
        return nodes;
    }

    [Benchmark(OperationsPerInvoke = Megabytes)]
    public TestReport Read()
    {
        TestReport report = TestReports.Read(new MemoryStream(content), Format);
        return report is { IsComplete: true, Errors.Count: 0, Tests.Count: > 10_000 } ? report : throw new InvalidOperationException(report.Problem);
    }

    /// <summary>As VSTest writes it: the results, then what they are results of. One test in fifty fails.</summary>
    private static string Trx()
    {
        StringBuilder results = new("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\">\n  <Results>\n");
        StringBuilder definitions = new("  </Results>\n  <TestDefinitions>\n");
        for (int i = 0; results.Length + definitions.Length < Megabytes * 1_000_000; i++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{i:x8}-5b1c-4e52-9f3c-0a1b2c3d4e5f");
            string name = string.Create(CultureInfo.InvariantCulture, $"Company.Product.Tests.Area{i % 97}.Feature{i % 13}Tests.Does_what_is_asked_in_case_{i}");
            string failure = i % 50 != 0 ? "" : $"\n      <Output>\n        <ErrorInfo>\n          <Message>Assert.Equal() Failure\nExpected: {i}\nActual:   0</Message>\n          <StackTrace>   at {name}() in /src/tests/Feature.cs:line {i % 900 + 1}</StackTrace>\n        </ErrorInfo>\n      </Output>\n    ";
            results.Append(CultureInfo.InvariantCulture, $"    <UnitTestResult executionId=\"{id}\" testId=\"{id}\" testName=\"{name}\" computerName=\"build-17\" duration=\"00:00:00.0{i % 999999:000000}\" startTime=\"2026-01-28T21:34:15.6342163+01:00\" endTime=\"2026-01-28T21:34:15.6361231+01:00\" testType=\"13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b\" outcome=\"{(failure.Length > 0 ? "Failed" : "Passed")}\" testListId=\"8c84fa94-04c1-424b-9868-57a2d4851a1d\" relativeResultsDirectory=\"{id}\">{failure}</UnitTestResult>\n");
            definitions.Append(CultureInfo.InvariantCulture, $"    <UnitTest name=\"{name}\" storage=\"/src/bin/release/net10.0/company.product.tests.dll\" id=\"{id}\">\n      <Execution id=\"{id}\" />\n      <TestMethod codeBase=\"/src/bin/Release/net10.0/Company.Product.Tests.dll\" adapterTypeName=\"executor://xunit/VsTestRunner3/netcore/\" className=\"{name[..name.LastIndexOf('.')]}\" name=\"{name[(name.LastIndexOf('.') + 1)..]}\" />\n    </UnitTest>\n");
        }

        return results.Append(definitions).Append("  </TestDefinitions>\n</TestRun>\n").ToString();
    }

    /// <summary>As Surefire writes it: a test has some lines of output, and one in fifty fails.</summary>
    private static string JUnit()
    {
        StringBuilder text = new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        for (int i = 0; text.Length < Megabytes * 1_000_000; i++)
        {
            if (i % 100 == 0)
                text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : "</testsuite>\n")}<testsuite name=\"com.company.product.area{i % 97}.Feature{i}Test\" time=\"0.5\">\n");
            string failure = i % 50 != 0 ? "" : $"    <failure message=\"expected [{i}] but found [0]\" type=\"java.lang.AssertionError\"><![CDATA[java.lang.AssertionError: expected [{i}] but found [0]\n\tat org.testng.Assert.fail(Assert.java:99)\n\tat com.company.product.Feature.test(Feature.java:{i % 900 + 1})\n]]></failure>\n";
            text.Append(CultureInfo.InvariantCulture, $"  <testcase name=\"doesWhatIsAskedInCase{i}\" classname=\"com.company.product.area{i % 97}.Feature{i / 100}Test\" time=\"0.{i % 999:000}\">\n{failure}    <system-out><![CDATA[");
            for (int line = 0; line < 8; line++)
                text.Append(CultureInfo.InvariantCulture, $"2026-01-28 21:34:15.{line:000} INFO  [main] c.c.p.Feature - handled request {i} of {line} & more in {line * 7} ms\n");
            text.Append("]]></system-out>\n  </testcase>\n");
        }

        return text.Append("</testsuite>\n</testsuites>\n").ToString();
    }
}
