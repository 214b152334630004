using System.Diagnostics;
using System.Globalization;

namespace AgentLoop.Tests.Evaluating;

/// <summary>Memory is that of the whole process, so that nothing else may run meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class ReportMemoryTests
{
    [Fact]
    public void A_report_is_read_in_a_few_megabytes_however_large_it_is()
    {
        long bytes = Sweeps.Of(600, 60) * 1_000_000L;
        GeneratedReport content = new(bytes);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Stopwatch watch = Stopwatch.StartNew();

        TestReport report = TestReports.Read(content, TestReportFormat.JUnit);

        watch.Stop();
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{content.Length / 1e6:0} MB in {watch.Elapsed.TotalSeconds:0.00} s; {report.Tests.Count} tests keep {grown / 1e6:0.0} MB; at most {content.Peak / 1e6:0.0} MB were in use"));
        Assert.True(report.IsComplete, report.Problem);
        Assert.True(content.Peak - before < 64_000_000, $"{content.Peak - before} bytes in use");
        GC.KeepAlive(report);
    }
}
