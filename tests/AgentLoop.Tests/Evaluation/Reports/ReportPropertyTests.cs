using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Evaluating;

public sealed class ReportPropertyTests
{
    private static readonly string[] Pieces =
    [
        "<testsuite>", "</testsuite>", "<testsuites errors='1'>", "</testsuites>", "<testcase name='a' time='1'>", "<testcase classname=\"\" name='b'/>", "</testcase>", "<failure message='m'>", "</failure>", "<error/>",
        "<TestRun>", "<UnitTestResult testName='a' outcome='Failed'>", "</UnitTestResult>", "<ErrorInfo><Message>", "<test-run>", "<test-suite result='Failed' site='TearDown'>", "<test-case fullname='a' result='Passed'>",
        "<assemblies>", "<assembly>", "<test name='a' result='Fail'>", "</test>", "<error>", "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "&amp;", "&#", "&", "<", ">", "/>", "'", "\"", "=", "<a b='", "<!DOCTYPE a>",
        "TAP version 14\n", "1..2\n", "ok 1 - a\n", "not ok 2 - b # TODO\n", "    ok 1 - c {\n", "}\n", "  ---\n", "  message: |-\n", "  ...\n", "Bail out!\n", "    # Subtest: x\n",
        "{\"Action\":\"run\",\"Package\":\"p\",\"Test\":\"T\"}\n", "{\"Action\":\"fail\",\"Package\":\"p\"}\n", "{\"Action\":[{}],\"Elapsed\":1e999}\n", "{\"Action\":\"output\",\"Test\":null,\"Output\":\"\\ud800\"}\n", "{",
        "=== RUN   TestA\n", "--- PASS: TestA (0.00s)\n", "--- FAIL: TestA (9.s)\n", "--- FAIL: TestA (..s)\n", "ok  \tp\t0.1s\n", "FAIL\tp [build failed]\n",
        "==== FAILURES ====\n", "==== ERRORS ====\n", "==== short test summary info ====\n", "a.py::b[x - y] PASSED [ 1%]\n", "FAILED a.py::b - no\n", "ERROR a.py\n", "____ b ____\n", "E   no\n", "==== 1 failed in 0.1s ====\n", "!!!! stopping !!!!\n", "a.py::c ",
        "running 2 tests\n", "test a ... ok\n", "test b ... ", "---- b stdout ----\n", "failures:\n", "test result: FAILED. 1 passed; 1 failed; 0 ignored;\n", "error[E1]: x\n", "     Running a (b-0123456789abcdef)\n", "   Doc-tests d\n",
        "FAIL a.test.js\n", "  ✓ a (2 ms)\n", "  ● a › b\n", "  block\n", "    ✕ c\n", " FAIL  a.js > b\n", "Tests: 1 failed, 2 total\n", "⎯⎯⎯\n", "▶ s\n", "  ✔ t (1ms)\n", "✖ s (1ms)\n", "ℹ tests 1\n", "✖ failing tests:\n", "test at a.js:1:2\n",
        "  Passed N.C [1 ms]\n", "  Failed N.C [< 1 ms]\n", "  Error Message:\n", "  Stack Trace:\n", "    N.C [FAIL]\n", "    N.C [FINISHED] Time: 1s\n", "Failed!  - Failed: 1, Passed: 2, Skipped: 3, Total: 6\n",
        "\0", "\u001b[31m", "\r", "\r\n", "\n", "\n\n", " ", "\t", "é", "😀", "\uFEFF", "\ud800", "x", "12345678901234567890", "at f (a.js:1:2)\n", "  File \"a.py\", line 3\n",
    ];

    public static TheoryData<string, TestReportFormat> Captured => new()
    {
        { PytestOutput.Verbose, TestReportFormat.PytestText },
        { PytestSummaries.Quiet, TestReportFormat.PytestText },
        { GoOutput.Plain, TestReportFormat.GoText },
        { GoEvents.All, TestReportFormat.GoJson },
        { CargoOutput.Failing, TestReportFormat.CargoText },
        { CargoUncaptured.Failing, TestReportFormat.CargoText },
        { JestOutput.Verbose, TestReportFormat.JestText },
        { VitestOutput.Verbose, TestReportFormat.JestText },
        { VitestOutput.Tap, TestReportFormat.Tap },
        { NodeOutput.Spec, TestReportFormat.NodeText },
        { NodeReports.Tap, TestReportFormat.Tap },
        { NodeJUnit.Failing, TestReportFormat.JUnit },
        { DotNetOutput.VSTest, TestReportFormat.DotNetText },
        { DotNetOutput.TestingPlatform, TestReportFormat.DotNetText },
        { DotNetReports.XUnit, TestReportFormat.XUnit },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Nothing_that_can_be_written_makes_a_reader_throw(TestReportFormat format) =>
        Prop.ForAll(TextArbitrary.Of(Pieces), text =>
        {
            TestReport report = ReportOf.Bytes(Encoding.UTF8.GetBytes(text), format);
            return report.IsComplete == report.Problem is null && report.Tests.All(test => test.Name.AsSpan().IndexOfAny('\n', '\u001b', '\0') < 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Bytes_of_any_kind_are_answered_with_a_report(TestReportFormat format) =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => ReportOf.Bytes(bytes, format) is not null));

    [Theory]
    [MemberData(nameof(Captured))]
    public void The_beginning_of_a_report_has_the_beginning_of_its_tests(string whole, TestReportFormat format)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(whole);
        string[] all = Names(ReportOf.Bytes(bytes, format));
        Prop.ForAll(Gen.Choose(0, bytes.Length).ToArbitrary(), length =>
        {
            string[] read = Names(ReportOf.Bytes(bytes[..length], format));
            return IsBeginning(read, all, format).Label($"{length}: {string.Join(", ", read)}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Theory]
    [MemberData(nameof(Captured))]
    public void However_the_bytes_arrive_the_report_is_the_same(string whole, TestReportFormat format)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(whole);
        TestReport expected = ReportOf.Bytes(bytes, format);

        TestReport read = TestReports.Read(new DrippingStream(bytes, 3), format);

        Assert.Equal(expected.Tests, read.Tests);
        Assert.Equal(expected.Errors, read.Errors);
    }

    [Theory]
    [InlineData(TestReportFormat.JUnit)]
    [InlineData(TestReportFormat.Trx)]
    [InlineData(TestReportFormat.NUnit)]
    [InlineData(TestReportFormat.XUnit)]
    [InlineData(TestReportFormat.Tap)]
    public void What_is_written_is_read_again(TestReportFormat format)
    {
        Gen<(string Name, TestOutcome Outcome)[]> suites =
            Gen.Elements("adds", "a b", "x<y> & 'z'", "größer", "😀", "f(a: \"1\")", "]]>", "--").Zip(Gen.Elements(Enum.GetValues<TestOutcome>())).ArrayOf();
        Prop.ForAll(suites.ToArbitrary(), tests =>
        {
            TestReport report = ReportOf.Text(WrittenReports.Write(format, tests), format);
            Assert.True(report.IsComplete, report.Problem);
            Assert.Equal(tests, report.Tests.Select(test => (test.Name, test.Outcome)));
        }).Check(Config.QuickThrowOnFailure);
    }

    public static TheoryData<TestReportFormat> Formats => [.. Enum.GetValues<TestReportFormat>()];

    private static string[] Names(TestReport report) => [.. report.Tests.Select(test => test.Name)];

    /// <summary>Where parents and packages are named behind their tests, those that were cut off from theirs lack it; so does a name that Jest ends like a duration.</summary>
    private static bool IsBeginning(string[] read, string[] all, TestReportFormat format) =>
        read.Length <= all.Length && read.Zip(all).All(pair =>
            pair.First == pair.Second
            || (format is TestReportFormat.Tap or TestReportFormat.GoText && pair.Second.EndsWith(pair.First, StringComparison.Ordinal))
            || (format is TestReportFormat.JestText && pair.Second == $"{pair.First} (3 ms)"));
}
