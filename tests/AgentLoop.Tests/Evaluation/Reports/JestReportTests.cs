namespace AgentLoop.Tests.Evaluating;

public sealed class JestReportTests
{
    [Fact]
    public void Tests_of_Jest_are_named_by_file_and_blocks()
    {
        TestReport report = ReportOf.Text(JestOutput.Verbose);

        Assert.Equal((TestReportFormat.JestText, true), (report.Format, report.IsComplete));
        Assert.Equal(
        [
            "+ src/calc.test.js > adds",
            "- src/calc.test.js > fails",
            "~ src/calc.test.js > skipped",
            "~ src/calc.test.js > later",
            "+ src/calc.test.js > a suite > works",
            "- src/calc.test.js > a suite > breaks (3 ms)",
            "+ src/calc.test.js > a suite > inner > deep",
            "+ src/calc.test.js > a suite > arrow > a › b",
            "+ src/ok.test.js > adds",
        ],
            ReportOf.Lines(report));
        Assert.Equal((5, 2, 2), ReportOf.Counted(report));
    }

    [Fact]
    public void Tests_of_Vitest_are_named_alike()
    {
        TestReport report = ReportOf.Text(VitestOutput.Verbose);

        Assert.Equal((TestReportFormat.JestText, true), (report.Format, report.IsComplete));
        Assert.Equal(
        [
            "+ calc.test.js > adds",
            "- calc.test.js > fails",
            "~ calc.test.js > skipped",
            "~ calc.test.js > later",
            "+ calc.test.js > a suite > works",
            "- calc.test.js > a suite > breaks (3 ms)",
            "+ calc.test.js > a suite > inner > deep",
            "+ calc.test.js > a suite > arrow > a › b",
            "+ ok.test.js > adds",
        ],
            ReportOf.Lines(report));
        Assert.Equal((5, 2, 2), ReportOf.Counted(report));
    }

    [Fact]
    public void Vitest_writes_the_same_tests_as_TAP() =>
        Assert.Equal(
        [
            "- bad.test.js",
            "+ calc.test.js > adds",
            "- calc.test.js > fails",
            "~ calc.test.js > skipped",
            "~ calc.test.js > later",
            "+ calc.test.js > a suite > works",
            "- calc.test.js > a suite > breaks (3 ms)",
            "+ calc.test.js > a suite > inner > deep",
            "+ calc.test.js > a suite > arrow > a › b",
            "+ ok.test.js > adds",
        ],
            ReportOf.Lines(ReportOf.Text(VitestOutput.Tap)));

    [Fact]
    public void A_failure_has_its_words_and_place()
    {
        TestReport jest = ReportOf.Text(JestOutput.Verbose);
        TestReport vitest = ReportOf.Text(VitestOutput.Verbose);

        Assert.Equal("expect(received).toBe(expected) // Object.is equality\n\nExpected: 4\nReceived: 3", ReportOf.Named(jest, "src/calc.test.js > fails").Message);
        Assert.Equal("TypeError: bad\nsecond line", ReportOf.Named(jest, "src/calc.test.js > a suite > breaks (3 ms)").Message);
        Assert.Equal("src/calc.test.js:2", ReportOf.Place(jest, "src/calc.test.js > fails"));
        Assert.Equal("src/calc.test.js:7", ReportOf.Place(jest, "src/calc.test.js > a suite > breaks (3 ms)"));
        Assert.Equal("AssertionError: expected 3 to be 4 // Object.is equality\n\n- Expected\n+ Received\n\n- 4\n+ 3", ReportOf.Named(vitest, "calc.test.js > fails").Message);
        Assert.Equal("calc.test.js:8", ReportOf.Place(vitest, "calc.test.js > a suite > breaks (3 ms)"));
    }

    [Fact]
    public void A_file_that_cannot_be_loaded_is_an_error_with_its_place()
    {
        TestRunError jest = Assert.Single(ReportOf.Text(JestOutput.Verbose).Errors);
        TestRunError vitest = Assert.Single(ReportOf.Text(VitestOutput.Verbose).Errors);

        Assert.Equal(("src/bad.test.js", 1), (jest.File, jest.Line));
        Assert.StartsWith("src/bad.test.js: Cannot find module './nonexistent'", jest.Message, StringComparison.Ordinal);
        Assert.Equal(("bad.test.js", 1), (vitest.File, vitest.Line));
        Assert.StartsWith("bad.test.js: Error: Cannot find module './nonexistent.js'", vitest.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tests_are_a_complete_report_of_none()
    {
        foreach (string output in new[] { JestOutput.Nothing, VitestOutput.Nothing })
        {
            TestReport report = ReportOf.Text(output);

            Assert.Equal((true, (0, 0, 0)), (report.IsComplete, ReportOf.Counted(report)));
            Assert.Empty(report.Tests);
        }
    }

    [Fact]
    public void Output_without_totals_is_not_complete() =>
        Assert.Equal("The output ends without the number of tests that ran.", ReportOf.Text("PASS a.test.js\n  ✓ adds (2 ms)\n").Problem);

    [Fact]
    public void Files_that_failed_and_are_not_told_of_are_an_error() =>
        Assert.Single(ReportOf.Text("Test Suites: 1 failed, 1 total\nTests:       0 total\n").Errors);
}
