namespace AgentLoop.Tests.Evaluating;

public sealed class GoReportTests
{
    private static readonly string[] Tests =
    [
        "- example.com/calc/exit.TestExits",
        "- example.com/calc/fail.Example",
        "- example.com/calc/fail.TestAdd",
        "- example.com/calc/fail.TestRows",
        "- example.com/calc/fail.TestRows/c/d",
        "- example.com/calc/panic.TestPanics",
        "+ example.com/calc/exit.TestBefore",
        "+ example.com/calc/fail.TestNoNewline",
        "+ example.com/calc/fail.TestRows/#00",
        "+ example.com/calc/fail.TestRows/a_b",
        "+ example.com/calc/panic.TestBefore",
        "+ example.com/calc/pass.TestAdd",
        "+ example.com/calc/pass.TestLogs",
        "~ example.com/calc/fail.TestSkipped",
    ];

    [Fact]
    public void Text_and_events_of_the_same_run_have_the_same_tests()
    {
        TestReport text = ReportOf.Text(GoOutput.Verbose);
        TestReport events = ReportOf.Text(GoEvents.All);

        Assert.Equal((TestReportFormat.GoText, true, TestReportFormat.GoJson, true), (text.Format, text.IsComplete, events.Format, events.IsComplete));
        Assert.Equal(Tests.Order(StringComparer.Ordinal), ReportOf.Lines(text).Order(StringComparer.Ordinal));
        Assert.Equal(Tests.Order(StringComparer.Ordinal), ReportOf.Lines(events).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_names_of_passed_tests_the_failed_ones_are_read()
    {
        TestReport report = ReportOf.Text(GoOutput.Plain);

        Assert.Equal(
            ["- example.com/calc/fail.TestAdd", "- example.com/calc/fail.TestRows", "- example.com/calc/fail.TestRows/c/d", "- example.com/calc/fail.Example", "- example.com/calc/panic.TestPanics"],
            ReportOf.Lines(report));
        Assert.Contains(report.Errors, error => error.Message.StartsWith("example.com/calc/exit failed, and none of its tests did\nexit status 3", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(GoOutput.Verbose)]
    [InlineData(GoEvents.All)]
    public void A_failure_has_its_words_and_its_place_in_the_folder_of_its_package(string output)
    {
        TestReport report = ReportOf.Text(output);

        TestResult failed = ReportOf.Named(report, "example.com/calc/fail.TestAdd");
        Assert.Equal("printed\n    f_test.go:10: expected 4, got 3\n    f_test.go:11: and\n        more", failed.Message);
        Assert.Equal(("example.com/calc/fail/f_test.go", 10), (failed.File, failed.Line));
        Assert.Equal("got:\n3\nwant:\n4", ReportOf.Named(report, "example.com/calc/fail.Example").Message);
        TestResult panicked = ReportOf.Named(report, "example.com/calc/panic.TestPanics");
        Assert.StartsWith("panic: assignment to entry in nil map", panicked.Message, StringComparison.Ordinal);
        Assert.Equal(("/w/panic/p_test.go", 9), (panicked.File, panicked.Line));
        Assert.Equal("no newline", ReportOf.Named(report, "example.com/calc/fail.TestNoNewline").Output);
    }

    [Fact]
    public void A_package_that_does_not_build_is_an_error_with_what_the_compiler_said()
    {
        TestRunError error = Assert.Single(ReportOf.Text(GoOutput.Verbose).Errors);

        Assert.Equal(("build/b_test.go", 5), (error.File, error.Line));
        Assert.StartsWith("example.com/calc/build build failed\n# example.com/calc/build", error.Message, StringComparison.Ordinal);
        Assert.Contains("FAIL\texample.com/calc/build [build failed]", Assert.Single(ReportOf.Text(GoEvents.All).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Builds_that_fail_in_events_of_later_versions_are_errors_too()
    {
        TestReport report = ReportOf.Text("""
            {"ImportPath":"a/b [a/b.test]","Action":"build-output","Output":"# a/b [a/b.test]\n"}
            {"ImportPath":"a/b [a/b.test]","Action":"build-output","Output":"b/b_test.go:5:32: undefined: x\n"}
            {"ImportPath":"a/b [a/b.test]","Action":"build-fail"}
            {"Action":"start","Package":"a/b"}
            {"Action":"output","Package":"a/b","Output":"FAIL\ta/b [build failed]\n"}
            {"Action":"fail","Package":"a/b","Elapsed":0,"FailedBuild":"a/b [a/b.test]"}

            """);

        TestRunError error = Assert.Single(report.Errors);
        Assert.Equal(("b/b_test.go", 5), (error.File, error.Line));
        Assert.Empty(report.Tests);
    }

    [Fact]
    public void A_test_that_begins_and_has_no_end_failed_with_its_package() =>
        Assert.Equal("It began, and no end of it is reported.", ReportOf.Named(ReportOf.Text(GoOutput.Verbose), "example.com/calc/exit.TestExits").Message);

    [Theory]
    [InlineData("=== RUN   TestA\n--- PASS: TestA (0.00s)\n=== RUN   TestB\n", "The output ends while tests are running, \"TestB\" among them.")]
    [InlineData("=== RUN   TestA\n--- PASS: TestA (0.00s)\n", "The output ends without go's result of a package.")]
    [InlineData("{\"Action\":\"run\",\"Package\":\"p\",\"Test\":\"TestA\"}\n{\"Action\":\"pass\",\"Package\":\"p\",\"Test\":\"TestA\"}\n", "The output ends without go's result of a package.")]
    [InlineData("{\"Action\":\"pass\",\"Package\":\"p\"}\n{\"Action\":\"ru", "The report is cut off in the middle of an event.")]
    [InlineData("{\"Action\":\"pass\",\"Package\":\"p\"}\n{\"a\":1}\n", "The report has a line that is no event of \"go test -json\".")]
    public void Output_that_ends_early_says_so(string output, string problem)
    {
        TestReport report = ReportOf.Text(output);

        Assert.Equal((false, problem), (report.IsComplete, report.Problem));
    }

    [Fact]
    public void A_test_cannot_say_that_another_one_passed() =>
        Assert.Equal(
            ["- p.TestA"],
            ReportOf.Lines(ReportOf.Text("=== RUN   TestA\nx--- PASS: TestB (0.00s)\n--- FAIL: TestA (0.00s)\nFAIL\nFAIL\tp\t0.1s\nFAIL\n")));

    [Fact]
    public void Packages_without_tests_are_neither_tests_nor_errors()
    {
        TestReport report = ReportOf.Text("?   \ta/b\t[no test files]\nok  \ta/c\t0.01s [no tests to run]\nok  \ta/d\t(cached)\n", TestReportFormat.GoText);

        Assert.True(report.IsComplete);
        Assert.Empty(report.Tests);
        Assert.Empty(report.Errors);
    }
}
