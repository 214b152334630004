namespace AgentLoop.Tests.Evaluating;

public sealed class NUnitReportTests
{
    [Fact]
    public void A_test_has_its_full_name_and_the_texts_of_its_own_failure()
    {
        TestReport report = ReportOf.Text("""
            <test-run><test-suite type="TestFixture" result="Failed" site="Child"><failure><message>One or more child tests had errors</message></failure>
              <test-case name="Adds" fullname="N.C.Adds" result="Passed" duration="0.5"><output><![CDATA[chatter]]></output></test-case>
              <test-case name="Fails" fullname="N.C.Fails" result="Failed"><failure><message><![CDATA[  Expected: 3
              But was:  2
            ]]></message><stack-trace><![CDATA[   at N.C.Fails() in C:\src\C.cs:line 27
            ]]></stack-trace></failure><assertions><assertion><message>again</message></assertion></assertions></test-case>
              <test-case name="Skips" fullname="N.C.Skips" result="Skipped" label="Ignored"><reason><message>not now</message></reason></test-case>
            </test-suite></test-run>
            """);

        Assert.Equal(["+ N.C.Adds", "- N.C.Fails", "~ N.C.Skips"], ReportOf.Lines(report));
        Assert.Equal((TimeSpan.FromSeconds(0.5), "chatter"), (report.Tests[0].Duration, report.Tests[0].Output));
        Assert.Equal("  Expected: 3\n  But was:  2", report.Tests[1].Message);
        Assert.Equal((@"C:\src\C.cs", 27), (report.Tests[1].File, report.Tests[1].Line));
        Assert.Equal("not now", report.Tests[2].Message);
        Assert.Empty(report.Errors);
    }

    [Theory]
    [InlineData("result='Failed' site='TearDown'", "OneTimeTearDown: no")]
    [InlineData("result='Failed' label='Invalid'", "OneTimeTearDown: no")]
    [InlineData("result='Failed' site='Child'", null)]
    [InlineData("result='Failed'", null)]
    [InlineData("result='Passed' site='TearDown'", null)]
    public void A_suite_that_fails_by_itself_is_an_error_though_its_tests_passed(string attributes, string? message)
    {
        TestReport report = ReportOf.Text($"<test-run><test-suite name='N.C' {attributes}><failure><message>OneTimeTearDown: no</message></failure><test-case fullname='N.C.Adds' result='Passed'/></test-suite></test-run>");

        Assert.Equal(message is null ? null : $"N.C: {message}", report.Errors.SingleOrDefault()?.Message);
    }

    [Fact]
    public void The_older_form_is_not_taken_for_it() =>
        Assert.Equal("The report is no NUnit 3 XML: its root is \"test-results\", not \"test-run\".", ReportOf.Text("<test-results/>", TestReportFormat.NUnit).Problem);
}
