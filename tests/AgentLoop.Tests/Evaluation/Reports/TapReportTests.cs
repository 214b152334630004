namespace AgentLoop.Tests.Evaluating;

public sealed class TapReportTests
{
    [Fact]
    public void Points_with_and_without_names_numbers_and_directives_are_tests()
    {
        TestReport report = ReportOf.Text("""
            TAP version 13
            1..8
            ok 1 - adds
            ok
            not ok 3 fails
            #   Failed test 'fails'
            #   at t/calc.t line 12.
            ok 4 - skipped # SKIP not now
            not ok 5 - later # TODO not yet
            ok 6 - there already # todo
            ok 7 - with a \# mark and a \\ # time=1.5ms
            okay, this is no test
            not ok - last

            """);

        Assert.Equal((TestReportFormat.Tap, true), (report.Format, report.IsComplete));
        Assert.Equal(["+ adds", "+ #", "- fails", "~ skipped", "~ later", "~ there already", @"+ with a # mark and a \", "- last"], ReportOf.Lines(report));
        Assert.Equal("Failed test 'fails'\nat t/calc.t line 12.", report.Tests[2].Message);
        Assert.Equal(("not now", TimeSpan.FromMilliseconds(1.5)), (report.Tests[3].Message, report.Tests[6].Duration));
    }

    [Fact]
    public void Diagnostics_in_YAML_are_message_stack_and_place()
    {
        TestReport report = ReportOf.Text("""
            1..1
            not ok 1 - fails
              ---
              message: 'it''s wrong'
              severity: fail
              stack: |-
                at one (/w/a.js:3:4)
                at two (/w/b.js:5:6)
              at:
                file: /w/c.js
                line: 9
              duration_ms: 12.5
              ...

            """);

        TestResult test = Assert.Single(report.Tests);
        Assert.Equal("it's wrong", test.Message);
        Assert.Equal("at one (/w/a.js:3:4)\nat two (/w/b.js:5:6)", test.StackTrace);
        Assert.Equal(("/w/a.js", 3, 12.5), (test.File, test.Line, test.Duration.TotalMilliseconds));
    }

    [Theory]
    [InlineData("# Subtest: outer\n    ok 1 - a\n    1..1\nok 1 - outer\n1..1\n")]
    [InlineData("    # Subtest: outer\n    ok 1 - a\n    1..1\nok 1 - outer\n1..1\n")]
    [InlineData("    ok 1 - a\n    1..1\nok 1 - outer\n1..1\n")]
    public void Subtests_before_their_parent_have_its_name_before_theirs(string tap)
    {
        TestReport report = ReportOf.Text(tap, TestReportFormat.Tap);

        Assert.Equal(["+ outer > a", "+ outer"], ReportOf.Lines(report));
        Assert.True(report.IsComplete);
    }

    [Fact]
    public void Subtests_in_braces_have_the_names_before_the_braces_and_a_brace_that_is_not_closed_is_of_a_name() =>
        Assert.Equal(
            ["+ a.js > one", "- a.js > in > two", "+ opens {", "+ b.js > three"],
            ReportOf.Lines(ReportOf.Text("""
                1..3
                not ok 1 - a.js {
                    1..2
                    ok 1 - one
                    not ok 2 - in {
                        not ok 1 - two
                    }
                }
                ok 2 - opens {
                ok 3 - b.js {
                    ok 1 - three
                }

                """)));

    [Fact]
    public void Subtests_of_several_depths_and_parents_are_told_apart() =>
        Assert.Equal(
            ["+ one > a", "+ one > in > b", "+ one > in", "+ one", "+ two > a", "- two > c", "- two"],
            ReportOf.Lines(ReportOf.Text("""
                TAP version 14
                    ok 1 - a
                        ok 1 - b
                        1..1
                    ok 2 - in
                    1..2
                ok 1 - one
                    ok 1 - a
                    not ok 2 - c
                    1..2
                not ok 2 - two
                1..2

                """)));

    [Theory]
    [InlineData("1..3\nok 1 - a\nok 2 - b\n", "The report's plan is 3 tests, and it has 2.")]
    [InlineData("1..1\nok 1 - a\nok 2 - b\n", "The report's plan is 1 tests, and it has 2.")]
    [InlineData("TAP version 13\nok 1 - a\n", "The report has no plan, so that it may not be all there is.")]
    [InlineData("1..1\nnot ok 1 - a\n  ---\n  message: b\n", "The report ends in the middle of what it says of a test.")]
    [InlineData("1..2\nok 1 - a\nok 2 - b {\n    ok 1 - c\n", "The report ends in the middle of what it says of a test.")]
    [InlineData("1..2\nok 1 - a\nBail out! no database\n", "The report ends with \"Bail out!\".")]
    [InlineData("1..2\nok 1 - a\nok 2 - half a na", "The report's plan is 2 tests, and it has 1.")]
    public void A_report_that_ends_early_keeps_what_there_is(string tap, string problem)
    {
        TestReport report = ReportOf.Text(tap);

        Assert.Equal((false, problem, "a"), (report.IsComplete, report.Problem, report.Tests[0].Name));
    }

    [Fact]
    public void What_ended_the_run_is_an_error() =>
        Assert.Equal("Bail out! no database", Assert.Single(ReportOf.Text("1..2\nok 1 - a\nBail out! no database\n").Errors).Message);

    [Theory]
    [InlineData("TAP version 13\n1..0\n")]
    [InlineData("1..0 # SKIP not on this machine\n")]
    public void A_plan_of_none_is_a_complete_report_of_none(string tap)
    {
        TestReport report = ReportOf.Text(tap);

        Assert.True(report.IsComplete);
        Assert.Empty(report.Tests);
    }
}
