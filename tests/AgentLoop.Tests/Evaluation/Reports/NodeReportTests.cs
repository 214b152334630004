namespace AgentLoop.Tests.Evaluating;

public sealed class NodeReportTests
{
    private static readonly string[] Tests =
    [
        "+ adds",
        "- fails",
        "~ skipped",
        "~ todo fails",
        "+ a suite > works",
        "- a suite > breaks # hash",
        "+ a suite > inner > deep",
        "+ parent > child",
        "- parent > bad child",
        "- async late",
        "- hooked > never",
    ];

    [Fact]
    public void All_reporters_tell_of_the_same_tests()
    {
        TestReport spec = ReportOf.Text(NodeOutput.Spec);
        TestReport tap = ReportOf.Text(NodeReports.Tap);
        TestReport junit = ReportOf.Text(NodeJUnit.Failing);

        Assert.Equal((TestReportFormat.NodeText, TestReportFormat.Tap, TestReportFormat.JUnit), (spec.Format, tap.Format, junit.Format));
        Assert.All([spec, tap, junit], report => Assert.True(report.IsComplete));
        Assert.Equal(Tests, ReportOf.Lines(spec));
        Assert.Equal(Tests, ReportOf.Lines(junit));
        Assert.Equal([.. Tests[..9], "- parent", .. Tests[9..]], ReportOf.Lines(tap));
    }

    [Fact]
    public void A_failure_has_its_words_and_place()
    {
        foreach (TestReport report in new[] { ReportOf.Text(NodeOutput.Spec), ReportOf.Text(NodeReports.Tap), ReportOf.Text(NodeJUnit.Failing) })
        {
            Assert.Equal("/w/fail/calc.test.js:5", ReportOf.Place(report, "fails"));
            Assert.Equal("/w/fail/calc.test.js:10", ReportOf.Place(report, "a suite > breaks # hash"));
            Assert.Contains("Expected values to be strictly equal:", ReportOf.Named(report, "fails").Message, StringComparison.Ordinal);
            Assert.Contains("3 !== 4", ReportOf.Named(report, "fails").Message, StringComparison.Ordinal);
        }

        Assert.Equal("bad\nsecond line", ReportOf.Named(ReportOf.Text(NodeReports.Tap), "a suite > breaks # hash").Message);
        Assert.Equal("calc.test.js:18", ReportOf.Place(ReportOf.Text(NodeOutput.Spec), "hooked > never"));
    }

    [Fact]
    public void A_file_whose_process_ends_is_a_failed_test_with_a_name_that_is_the_same_in_another_folder()
    {
        TestReport report = ReportOf.Text(NodeOutput.Crashed);

        Assert.Equal(["- a.test.js", "- b.test.js"], ReportOf.Lines(report));
        Assert.Equal(["- crash/a.test.js", "- crash/b.test.js"], ReportOf.Lines(ReportOf.Text(NodeOutput.Crashed, options: new TestReportOptions { Root = "/w/" })));
    }

    [Fact]
    public void A_suite_that_fails_though_none_of_its_tests_does_is_an_error()
    {
        TestReport report = ReportOf.Text("▶ hooked\n  ✔ works (0.1ms)\n✖ hooked (0.3ms)\n\n  Error: after hook\n      at f (/w/a.test.js:3:1)\n\nℹ tests 1\nℹ fail 0\n");

        Assert.Equal(["+ hooked > works"], ReportOf.Lines(report));
        Assert.Equal("hooked: Error: after hook\n    at f (/w/a.test.js:3:1)", Assert.Single(report.Errors).Message);
    }

    [Fact]
    public void No_tests_are_a_complete_report_of_none()
    {
        TestReport report = ReportOf.Text(NodeOutput.Empty, TestReportFormat.NodeText);

        Assert.Equal((true, (0, 0, 0)), (report.IsComplete, ReportOf.Counted(report)));
    }

    [Fact]
    public void Output_without_totals_is_not_complete() =>
        Assert.Equal("The output ends without the numbers of tests that node prints last.", ReportOf.Text("✔ one (1.5ms)\n").Problem);
}
