namespace AgentLoop.Tests.Evaluating;

public sealed class JUnitReportTests
{
    [Theory]
    [InlineData("<testsuite name='pytest'><testcase classname='tests.test_lib' name='test_a[1]'/></testsuite>", "tests.test_lib.test_a[1]")]
    [InlineData("<testsuite name='org.x.FooTest'><testcase classname='org.x.FooTest' name='adds'/></testsuite>", "org.x.FooTest.adds")]
    [InlineData("<testsuite name='TestAcme-20251114214921'><testcase classname='TestAcme' name='test_a'/></testsuite>", "TestAcme.test_a")]
    [InlineData("<testsuite name='my-crate::bin/tool'><testcase classname='my-crate::bin/tool' name='tests::adds'/></testsuite>", "my-crate::bin/tool > tests::adds")]
    [InlineData("<testsuite name='my-crate'><testcase classname='my-crate' name='tests::adds'/></testsuite>", "my-crate.tests::adds")]
    [InlineData("<testsuite name='example.com/calc'><testcase classname='example.com/calc' name='TestAdd/a_b'/></testsuite>", "example.com/calc > TestAdd/a_b")]
    [InlineData(@"<testsuite name='__tests__\main.test.js'><testcase classname='Test 1 › Test 1.1' name='fails'/></testsuite>", "__tests__/main.test.js > Test 1 › Test 1.1 > fails")]
    [InlineData("<testsuite name='src/a.test.ts'><testcase classname='src/a.test.ts' name='a suite &gt; works'/></testsuite>", "src/a.test.ts > a suite > works")]
    [InlineData("<testsuite name='a.test.ts'><testcase classname='a.test.ts' name='works'/></testsuite>", "a.test.ts > works")]
    [InlineData("<testsuite name='undefined'><testcase classname=' adds' name=' adds'/></testsuite>", "adds")]
    [InlineData("<testsuite name='a suite'><testsuite name='inner'><testcase classname='test' name='deep'/></testsuite></testsuite>", "a suite > inner > deep")]
    [InlineData("<testsuite name='a suite'><testcase classname='test' name='deep' file='/home/u/repo/t/a.test.js'/></testsuite>", "a.test.js > a suite > deep")]
    [InlineData("<testsuite name='src/foo.spec.ts'><testcase classname='Test suite failed to run' name='src/foo.spec.ts'/></testsuite>", "src/foo.spec.ts")]
    [InlineData("<testsuite name='N'><testcase classname='N.C' name='N.C.Adds(a: 1)'/></testsuite>", "N.C.Adds(a: 1)")]
    [InlineData("<testsuite name='Suite'><testcase name='alone'/></testsuite>", "Suite > alone")]
    [InlineData("<testsuite><testcase classname='A.B'/></testsuite>", "A.B.")]
    public void Tests_of_each_dialect_have_a_name_of_their_own(string suite, string name) =>
        Assert.Equal(name, Assert.Single(ReportOf.Text(suite).Tests).Name);

    [Fact]
    public void Names_are_the_same_in_a_run_of_some_of_the_tests()
    {
        string both = "<testsuites><testsuite name='a.js'><testcase classname='' name='works'/></testsuite><testsuite name='b.js'><testcase classname='' name='works'/></testsuite></testsuites>";
        string one = "<testsuite name='b.js'><testcase classname='' name='works'/></testsuite>";

        Assert.Equal(["a.js > works", "b.js > works"], ReportOf.Text(both).Tests.Select(test => test.Name));
        Assert.Equal("b.js > works", Assert.Single(ReportOf.Text(one).Tests).Name);
    }

    [Fact]
    public void A_failure_has_message_stack_output_and_place()
    {
        TestResult test = Assert.Single(ReportOf.Text("""
            <testsuite><testcase classname="org.x.FooTest" name="adds" time="1,234.5" file="src/FooTest.java" line="7">
              <system-out>out</system-out><system-err><![CDATA[err <&>]]></system-err>
              <failure type="AssertionError" message="expected &lt;1&gt;&#10;got 2">java.lang.AssertionError: expected 1
            	at org.junit.Assert.fail(Assert.java:99)
            	at org.x.FooTest.adds(FooTest.java:12)
            </failure></testcase></testsuite>
            """).Tests);

        Assert.Equal((TestOutcome.Failed, TimeSpan.FromSeconds(1234.5)), (test.Outcome, test.Duration));
        Assert.Equal("expected <1>\ngot 2", test.Message);
        Assert.Equal(("org/x/FooTest.java", 12), (test.File, test.Line));
        Assert.Equal("outerr <&>", test.Output);
    }

    [Fact]
    public void Where_nothing_tells_where_it_failed_it_is_the_place_where_the_test_stands() =>
        Assert.Equal("test/A.php:24", ReportOf.Place(ReportOf.Text("<testsuite><testcase name='a' classname='A' file='test/A.php' line='24'><error>no</error></testcase></testsuite>"), "A.a"));

    [Theory]
    [InlineData("", TestOutcome.Passed)]
    [InlineData("<skipped/>", TestOutcome.Skipped)]
    [InlineData("<failure/>", TestOutcome.Failed)]
    [InlineData("<error/>", TestOutcome.Failed)]
    [InlineData("<failure/><skipped/>", TestOutcome.Failed)]
    [InlineData("<skipped type='todo'/><failure/>", TestOutcome.Skipped)]
    [InlineData("<flakyFailure message='once'><stackTrace>at x</stackTrace></flakyFailure>", TestOutcome.Passed)]
    [InlineData("<failure message='no'/><rerunFailure message='again'/>", TestOutcome.Failed)]
    [InlineData("<properties><property name='failure' value='no'/></properties>", TestOutcome.Passed)]
    public void The_outcome_is_told_by_what_stands_in_the_test(string content, TestOutcome outcome) =>
        Assert.Equal(outcome, Assert.Single(ReportOf.Text($"<testsuite><testcase name='a'>{content}</testcase></testsuite>").Tests).Outcome);

    [Theory]
    [InlineData("status='notrun'")]
    [InlineData("result='suppressed'")]
    [InlineData("status='disabled'")]
    public void A_test_that_gtest_did_not_run_is_none_that_passed(string attribute) =>
        Assert.Equal(TestOutcome.Skipped, Assert.Single(ReportOf.Text($"<testsuite><testcase name='a' {attribute}/></testsuite>").Tests).Outcome);

    [Fact]
    public void What_a_suite_says_went_wrong_outside_of_its_tests_is_an_error()
    {
        TestReport report = ReportOf.Text("<testsuites><testsuite name='s' errors='1'><error message='no setup'>File \"a.py\", line 3</error><testcase name='a'/></testsuite></testsuites>");

        TestRunError error = Assert.Single(report.Errors);
        Assert.StartsWith("no setup", error.Message, StringComparison.Ordinal);
        Assert.Equal(("a.py", 3), (error.File, error.Line));
    }

    [Theory]
    [InlineData("<testsuite name='s' failures='1' errors='1'><testcase name='a'/></testsuite>", "The suite \"s\" says it has 2 failures and errors, and names 0.")]
    [InlineData("<testsuites errors='3'><testsuite name='s' errors='1'><testcase name='a'><error/></testcase></testsuite></testsuites>", "The report says it has 3 failures and errors, and names 1.")]
    public void More_failures_than_are_named_are_an_error(string xml, string message) => Assert.Equal(message, Assert.Single(ReportOf.Text(xml).Errors).Message);

    [Fact]
    public void A_count_that_does_not_match_is_told_once() =>
        Assert.Single(ReportOf.Text("<testsuites failures='2'><testsuite name='s' failures='2'><testcase name='a'/></testsuite></testsuites>").Errors);

    [Fact]
    public void Tests_of_the_same_name_are_kept_each() =>
        Assert.Equal(["+ s > a", "- s > a"], ReportOf.Lines(ReportOf.Text("<testsuite name='s'><testcase name='a'/><testcase name='a'><failure/></testcase></testsuite>")));
}
