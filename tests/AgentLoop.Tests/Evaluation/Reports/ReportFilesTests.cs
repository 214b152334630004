namespace AgentLoop.Tests.Evaluating;

public sealed class ReportFilesTests
{
    [Fact]
    public async Task Reports_of_many_classes_are_one_and_those_that_were_there_before_do_not_count()
    {
        await using ProcessSession session = new();
        await WriteAsync(session, "TEST-Old.xml", "<testsuite name='Old'><testcase classname='Old' name='a'/></testsuite>");
        ReportFiles files = await ReportFiles.NoteAsync(session, "target/surefire-reports/TEST-*.xml", TestContext.Current.CancellationToken);
        for (int i = 0; i < 100; i++)
            await WriteAsync(session, $"TEST-C{i:000}.xml", $"<testsuite name='C{i}' errors='{(i == 7 ? 1 : 0)}'><testcase classname='C{i}' name='a'/></testsuite>");

        TestReport report = await files.ReadAsync(TestReportFormat.JUnit, isAskedFor: false, TestContext.Current.CancellationToken);

        Assert.Equal((true, TestReportFormat.JUnit, 100), (report.IsComplete, report.Format, report.Tests.Count));
        Assert.Equal("C42.a", report.Tests[42].Name);
        Assert.Equal("The suite \"C7\" says it has 1 failures and errors, and names 0.", Assert.Single(report.Errors).Message);
    }

    private static ValueTask WriteAsync(ProcessSession session, string name, string content) =>
        session.WriteFileAsync($"target/surefire-reports/{name}", content);
}
