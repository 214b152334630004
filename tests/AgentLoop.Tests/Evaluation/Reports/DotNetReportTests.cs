namespace AgentLoop.Tests.Evaluating;

public sealed class DotNetReportTests
{
    private static readonly string[] Tests =
    [
        "+ Dn.Calc.Adds",
        "+ Dn.Calc.Rows(a: \"a b\", b: 1)",
        "+ Dn.WithFixture.Passes",
        "- Dn.Bad.Passes",
        "- Dn.Calc.Fails",
        "- Dn.Calc.Rows(a: \"x]\", b: 2)",
        "- Dn.Calc.Throws",
        "~ Dn.Calc.Skipped",
    ];

    [Theory]
    [InlineData(DotNetOutput.VSTest)]
    [InlineData(DotNetOutput.TestingPlatform)]
    [InlineData(DotNetOutput.XunitVerbose)]
    public void All_runners_tell_of_the_same_tests(string output)
    {
        TestReport report = ReportOf.Text(output);

        Assert.Equal((TestReportFormat.DotNetText, true), (report.Format, report.IsComplete));
        Assert.Equal(Tests.Order(), ReportOf.Lines(report).Where(line => !line.StartsWith("- [", StringComparison.Ordinal)).Order());
        TestResult failed = ReportOf.Named(report, "Dn.Calc.Fails");
        Assert.Equal("Assert.Equal() Failure: Values differ\nExpected: 4\nActual:   3", failed.Message);
        Assert.Equal("chatter", failed.Output?.Trim());
        Assert.EndsWith("T.cs:6", ReportOf.Place(report, "Dn.Calc.Fails"), StringComparison.Ordinal);
        Assert.Equal("not now", ReportOf.Named(report, "Dn.Calc.Skipped").Message);
    }

    [Theory]
    [InlineData(DotNetOutput.VSTest)]
    [InlineData(DotNetOutput.XunitVerbose)]
    [InlineData(DotNetReports.XUnit)]
    public void What_fails_in_cleaning_up_a_class_is_an_error(string output)
    {
        TestRunError error = ReportOf.Text(output).Errors[0];

        Assert.Contains("Class fixture type 'Dn.BadFixture' threw in Dispose", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("T.cs", error.File, StringComparison.Ordinal);
        Assert.Equal(12, error.Line);
    }

    [Fact]
    public void The_XML_of_xunit_has_the_tests_and_where_they_stand()
    {
        TestReport report = ReportOf.Text(DotNetReports.XUnit);

        Assert.Equal((TestReportFormat.XUnit, true), (report.Format, report.IsComplete));
        Assert.Equal(Tests.Order(), ReportOf.Lines(report).Select(line => line.Replace("\\\"", "\"", StringComparison.Ordinal)).Order());
        Assert.Equal("/w/T.cs:5", ReportOf.Place(report, "Dn.Calc.Adds"));
        Assert.Equal("/w/T.cs:6", ReportOf.Place(report, "Dn.Calc.Fails"));
        Assert.Equal("not now", ReportOf.Named(report, "Dn.Calc.Skipped").Message);
    }

    [Theory]
    [InlineData("Passed!  - Failed:     0, Passed:    12, Skipped:     1, Total:    13, Duration: 97 ms - dn.dll (net10.0)\n", 12, 0, 1)]
    [InlineData("Test run summary: Zero tests ran - dn.dll\n  total: 0\n  failed: 0\n  succeeded: 0\n  skipped: 0\n", 0, 0, 0)]
    [InlineData("xUnit.net v3 In-Process Runner\n=== TEST EXECUTION SUMMARY ===\n   dn  Total: 9, Errors: 0, Failed: 0, Skipped: 2, Not Run: 0, Time: 0.505s\n", 7, 0, 2)]
    public void Numbers_without_names_are_told(string output, int passed, int failed, int skipped)
    {
        TestReport report = ReportOf.Text(output);

        Assert.Equal((true, (passed, failed, skipped)), (report.IsComplete, ReportOf.Counted(report)));
        Assert.Empty(report.Tests);
    }

    [Theory]
    [InlineData("/w/A.cs(12,5): error CS1002: ; expected [/w/A.csproj]", "/w/A.cs", 12)]
    [InlineData("The active test run was aborted. Reason: Test host process crashed", null, null)]
    public void Builds_and_hosts_that_fail_are_errors(string line, string? file, int? number)
    {
        TestReport report = ReportOf.Text(line + "\n", TestReportFormat.DotNetText);

        TestRunError error = Assert.Single(report.Errors);
        Assert.StartsWith(line, error.Message, StringComparison.Ordinal);
        Assert.Equal((file, number), (error.File, error.Line));
    }

    [Fact]
    public void Output_that_ends_early_says_so()
    {
        TestReport report = ReportOf.Text("  Passed N.C.Adds [1 ms]\n  Passed N.C.Sub");

        Assert.Equal(["+ N.C.Adds"], ReportOf.Lines(report));
        Assert.Equal("The output ends without the number of tests that ran.", report.Problem);
    }
}
