namespace AgentLoop.Tests.Evaluating;

public sealed class PytestReportTests
{
    [Fact]
    public void Each_test_of_a_verbose_run_has_its_outcome()
    {
        TestReport report = ReportOf.Text(PytestOutput.Verbose);

        Assert.Equal((TestReportFormat.PytestText, true), (report.Format, report.IsComplete));
        Assert.Equal(
        [
            "+ tests/test_calc.py::test_adds",
            "- tests/test_calc.py::test_fails",
            "+ tests/test_calc.py::test_rows[a b]",
            "- tests/test_calc.py::test_rows[c::d]",
            @"+ tests/test_calc.py::test_rows[e\nf]",
            "+ tests/test_calc.py::test_rows[PASSED]",
            "~ tests/test_calc.py::test_skipped",
            "~ tests/test_calc.py::test_expected_failure",
            "+ tests/test_calc.py::test_unexpected_pass",
            "- tests/test_calc.py::test_error",
            "- tests/test_calc.py::test_teardown",
            "- tests/test_calc.py::TestClass::test_inside",
            "- tests/test_calc.py::TestUnit::test_unit",
        ],
            ReportOf.Lines(report));
        Assert.Empty(report.Errors);
    }

    [Fact]
    public void A_failure_has_what_pytest_says_of_it_further_down()
    {
        TestReport report = ReportOf.Text(PytestOutput.Verbose);

        TestResult failed = ReportOf.Named(report, "tests/test_calc.py::test_fails");
        Assert.Equal("assert 3 == 4\n+  where 3 = add(1, 2)", failed.Message);
        Assert.Equal("about to fail", failed.Output);
        Assert.Contains(">       assert add(1, 2) == 4", failed.StackTrace, StringComparison.Ordinal);
        Assert.Equal("tests/test_calc.py:18", ReportOf.Place(report, "tests/test_calc.py::test_fails"));
        Assert.Equal("tests/test_calc.py:23", ReportOf.Place(report, "tests/test_calc.py::test_rows[c::d]"));
        Assert.Equal("tests/test_calc.py:63", ReportOf.Place(report, "tests/test_calc.py::TestClass::test_inside"));
        Assert.Equal("RuntimeError: no teardown", ReportOf.Named(report, "tests/test_calc.py::test_teardown").Message);
    }

    [Fact]
    public void The_short_summary_names_the_tests_where_the_run_does_not()
    {
        TestReport all = ReportOf.Text(PytestSummaries.All);
        TestReport quiet = ReportOf.Text(PytestSummaries.Quiet);

        Assert.Equal((5, 6, 1), ReportOf.Counts(all));
        Assert.Equal((0, 6, 0), ReportOf.Counts(quiet));
        Assert.Equal((6, 6, 2), ReportOf.Counted(quiet));
        Assert.Equal("tests/test_calc.py:18", ReportOf.Place(quiet, "tests/test_calc.py::test_fails"));
    }

    [Fact]
    public void A_plain_run_has_numbers_and_no_names()
    {
        TestReport report = ReportOf.Text(PytestOutput.Plain);

        Assert.Empty(report.Tests);
        Assert.Equal((true, (2, 0, 0)), (report.IsComplete, ReportOf.Counted(report)));
    }

    [Fact]
    public void A_file_that_cannot_be_imported_is_no_empty_success()
    {
        TestReport report = ReportOf.Text(PytestOutput.Collecting);

        Assert.Empty(report.Tests);
        Assert.Equal((false, "pytest did not run all tests: Interrupted: 1 error during collection."), (report.IsComplete, report.Problem));
        TestRunError error = Assert.Single(report.Errors);
        Assert.Equal(("tests/test_bad.py", 1), (error.File, error.Line));
        Assert.Contains("ModuleNotFoundError: No module named 'nonexistent_module'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_JUnit_XML_the_same_file_is_a_failed_test()
    {
        TestReport report = ReportOf.Text(PytestSummaries.JUnit);

        Assert.Equal(["- tests.test_bad"], ReportOf.Lines(report));
        Assert.Equal("tests/test_bad.py:1", ReportOf.Place(report, "tests.test_bad"));
    }

    [Fact]
    public void A_process_that_ends_in_a_test_is_said_with_the_test()
    {
        TestReport report = ReportOf.Text(PytestOutput.Crashed);

        Assert.Equal(["+ tests/test_crash.py::test_before"], ReportOf.Lines(report));
        Assert.Equal("The output ends without pytest's summary, in \"tests/test_crash.py::test_crash\".", report.Problem);
    }

    [Fact]
    public void No_tests_are_a_complete_report_of_none()
    {
        TestReport report = ReportOf.Text(PytestOutput.Empty);

        Assert.True(report.IsComplete);
        Assert.Equal((0, 0, 0), ReportOf.Counted(report));
        Assert.Empty(report.Tests);
    }

    [Fact]
    public void Tests_that_are_spread_over_processes_or_print_themselves_are_read()
    {
        TestReport report = ReportOf.Text("""
            ============================= test session starts ==============================
            [gw0] [ 33%] PASSED tests/test_a.py::test_one 
            [gw1] [ 66%] FAILED tests/test_a.py::test_two[a b] 
            tests/test_b.py::test_three printed by the test
            more of it
            PASSED                                                                   [100%]
            ========================= 1 failed, 2 passed in 61.02s (0:01:01) =========================

            """);

        Assert.Equal(["+ tests/test_a.py::test_one", "- tests/test_a.py::test_two[a b]", "+ tests/test_b.py::test_three"], ReportOf.Lines(report));
        Assert.True(report.IsComplete);
    }

    [Theory]
    [InlineData("ERROR: file or directory not found: nowhere")]
    [InlineData("INTERNALERROR> Traceback (most recent call last):")]
    [InlineData("ImportError while loading conftest '/w/conftest.py'.")]
    public void What_pytest_says_of_itself_is_an_error(string line)
    {
        TestReport report = ReportOf.Text($"============================= test session starts ==============================\n{line}\n");

        Assert.Equal((false, line), (report.IsComplete, Assert.Single(report.Errors).Message));
    }

    [Fact]
    public void Failures_that_are_counted_and_not_named_are_an_error() =>
        Assert.Equal("pytest counts 2 failed tests, and names none.", Assert.Single(ReportOf.Text("..FF\n2 failed, 2 passed in 0.10s\n").Errors).Message);
}
