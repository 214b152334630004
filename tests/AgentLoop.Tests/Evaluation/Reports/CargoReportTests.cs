namespace AgentLoop.Tests.Evaluating;

public sealed class CargoReportTests
{
    [Fact]
    public void Tests_are_named_after_their_program()
    {
        TestReport report = ReportOf.Text(CargoOutput.Failing);

        Assert.Equal((TestReportFormat.CargoText, true), (report.Format, report.IsComplete));
        Assert.Equal(
        [
            "+ demo_crate/src/lib.rs > tests::adds",
            "~ demo_crate/src/lib.rs > tests::ignored",
            "- demo_crate/src/lib.rs > tests::result",
            "- demo_crate/src/lib.rs > tests::should_panic",
            "- demo_crate/src/lib.rs > tests::fails",
            "+ it/tests/it.rs > adds",
            "+ pass/tests/pass.rs > passes",
            "+ demo_crate/doc > src/lib.rs - add",
            "- demo_crate/doc > src/lib.rs - sub",
        ],
            ReportOf.Lines(report));
        Assert.Equal((4, 4, 1), ReportOf.Counted(report));
        Assert.Empty(report.Errors);
    }

    [Theory]
    [InlineData(CargoOutput.Failing)]
    [InlineData(CargoUncaptured.Failing)]
    public void A_failure_has_the_words_of_its_panic_and_the_place(string output)
    {
        TestReport report = ReportOf.Text(output);

        TestResult failed = ReportOf.Named(report, "demo_crate/src/lib.rs > tests::fails");
        Assert.Equal("assertion `left == right` failed: sum of 1\n  left: 3\n right: 4", failed.Message);
        Assert.Equal(("src/lib.rs", 30), (failed.File, failed.Line));
        Assert.Equal("Error: \"went wrong\"", ReportOf.Named(report, "demo_crate/src/lib.rs > tests::result").Message);
        Assert.Equal("src/lib.rs:39", ReportOf.Place(report, "demo_crate/src/lib.rs > tests::should_panic"));
    }

    [Fact]
    public void What_a_passing_test_prints_is_its_output() =>
        Assert.Equal("chatter", ReportOf.Named(ReportOf.Text(CargoUncaptured.Failing), "demo_crate/src/lib.rs > tests::adds").Output);

    [Fact]
    public void A_program_that_aborts_took_its_test_with_it()
    {
        TestReport report = ReportOf.Text(CargoOutput.Crashed);

        Assert.Equal(["+ crash/src/lib.rs > a_before", "- crash/src/lib.rs > b_aborts"], ReportOf.Lines(report));
        Assert.Equal("The output ends before the result of a program's tests.", report.Problem);
        Assert.Contains(report.Errors, error => error.Message.Contains("signal: 6, SIGABRT", StringComparison.Ordinal));
        Assert.Contains(report.Errors, error => error.Message == "The tests of \"crash/src/lib.rs\" ended without a result, in \"b_aborts\".");
    }

    [Fact]
    public void What_does_not_compile_is_an_error_with_its_place()
    {
        TestReport report = ReportOf.Text(CargoOutput.NotBuilt);

        Assert.Empty(report.Tests);
        Assert.StartsWith("error[E0308]: mismatched types", report.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(("src/lib.rs", 1), (report.Errors[0].File, report.Errors[0].Line));
    }

    [Fact]
    public void Without_the_names_of_programs_tests_are_read_all_the_same()
    {
        TestReport report = ReportOf.Text("\nrunning 1 test\ntest adds ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n");

        Assert.Equal((true, "+ adds"), (report.IsComplete, Assert.Single(ReportOf.Lines(report))));
    }

    [Fact]
    public void Output_without_a_result_is_not_complete() =>
        Assert.Equal("The output has no result of tests.", ReportOf.Text("   Compiling a v0.1.0\n", TestReportFormat.CargoText).Problem);
}
