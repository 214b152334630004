using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Evaluating;

public sealed class TrxTests
{
    [Fact]
    public void A_result_has_its_class_in_its_name_whatever_the_runner_wrote()
    {
        TestReport report = Trx.Read("""
            <TestRun><Results>
              <UnitTestResult testId="A1" testName="Adds" outcome="Passed" duration="00:00:01.5"/>
              <UnitTestResult testId="a2" testName="N.C.Subtracts(x: 1)" outcome="Passed"/>
              <UnitTestResult testId="a3" testName="with a name of its own" outcome="Passed"/>
              <UnitTestResult testId="a4" testName="orphan" outcome="Passed"/>
            </Results><TestDefinitions>
              <UnitTest id="a1"><TestMethod className="N.C, Some.Assembly, Version=1.0" name="Adds"/></UnitTest>
              <UnitTest id="a2"><TestMethod className="N.C" name="Subtracts"/></UnitTest>
              <UnitTest id="a3"><TestMethod className="N.C" name="Named"/></UnitTest>
            </TestDefinitions></TestRun>
            """);

        Assert.Equal("N.C.Adds,N.C.Subtracts(x: 1),N.C.with a name of its own,orphan", Trx.Names(report));
        Assert.Equal(TimeSpan.FromSeconds(1.5), report.Tests[0].Duration);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("<TestEntry ", "1 of its results have no definition or no entry")]
    [InlineData("<UnitTest ", "1 of its results have no definition or no entry")]
    [InlineData("<Times ", "it does not say when the run began and ended, or counts nothing")]
    [InlineData("<Counters ", "it does not say when the run began and ended, or counts nothing")]
    [InlineData("passed=\"1\"", "it counts 2 tests of which -1 passed, and has 2 of which 1 passed")]
    public void A_report_that_was_asked_for_has_all_that_runners_write(string missing, string? problem)
    {
        string text = """
            <TestRun><Times start="2026-01-01T00:00:00" finish="2026-01-01T00:00:01"/><Results>
              <UnitTestResult testId="a1" testName="Adds" outcome="Passed"/><UnitTestResult testId="a2" testName="Later" outcome="NotExecuted"/>
            </Results><TestDefinitions>
              <UnitTest id="a1"><TestMethod className="N.C" name="Adds"/></UnitTest><UnitTest id="a2"><TestMethod className="N.C" name="Later"/></UnitTest>
            </TestDefinitions><TestEntries><TestEntry testId="a1"/><TestEntry testId="a2"/></TestEntries>
            <ResultSummary outcome="Completed"><Counters total="2" passed="1"/></ResultSummary></TestRun>
            """;
        int at = text.IndexOf(missing, StringComparison.Ordinal);
        string cut = missing.Length == 0 ? text : text.Remove(at, missing.Length).Insert(at, missing.StartsWith('<') ? "<Other " : "");
        cut = missing == "<UnitTest " ? cut.Replace("</UnitTest><UnitTest id=\"a2\"", "</Other><UnitTest id=\"a2\"", StringComparison.Ordinal).Replace("<Other id=\"a1\"><TestMethod className=\"N.C\"", "<Other id=\"a1\"><TestMethod", StringComparison.Ordinal) : cut;

        TestReport report = TestReports.Read(new MemoryStream(Encoding.UTF8.GetBytes(cut)), TestReportFormat.Trx, new TestReportOptions { IsAskedFor = true }, TestContext.Current.CancellationToken);

        Assert.Equal(problem is null ? null : $"The report is not what the runner writes: {problem}.", report.Problem);
        Assert.True(Trx.Read(cut).IsComplete);
    }

    [Fact]
    public void A_failure_has_its_message_and_stack_and_nothing_else_of_the_output()
    {
        TestReport report = Trx.Read("""
            <TestRun><Results><UnitTestResult testName="T" outcome="Failed"><Output>
              <StdOut>chatter</StdOut>
              <ErrorInfo><Message>Expected: 1&#xD;
            Actual: 2 <![CDATA[<3>]]></Message><StackTrace>   at N.C.T() in /a/b.cs:line 3</StackTrace></ErrorInfo>
              <TextMessages><Message>more chatter</Message></TextMessages>
            </Output></UnitTestResult></Results></TestRun>
            """);

        TestResult test = Assert.Single(report.Tests);
        Assert.Equal("Expected: 1\nActual: 2 <3>", test.Message);
        Assert.Equal("   at N.C.T() in /a/b.cs:line 3", test.StackTrace);
    }

    [Fact]
    public void The_rows_of_a_data_driven_test_count_and_their_sum_does_not()
    {
        TestReport report = Trx.Read("""
            <TestRun><Results><UnitTestResult testName="Sum" outcome="Failed" resultType="DataDrivenTest"><InnerResults>
              <UnitTestResult testName="Sum (1)" outcome="Passed" resultType="DataDrivenDataRow"/>
              <UnitTestResult testName="Sum (2)" outcome="Failed"><Output><ErrorInfo><Message>no</Message></ErrorInfo></Output></UnitTestResult>
            </InnerResults></UnitTestResult></Results></TestRun>
            """);

        Assert.Equal("Sum (1),Sum (2)", Trx.Names(report));
        Assert.Equal((TestOutcome.Passed, TestOutcome.Failed), (report.Tests[0].Outcome, report.Tests[1].Outcome));
    }

    [Theory]
    [InlineData("Passed", TestOutcome.Passed)]
    [InlineData("Failed", TestOutcome.Failed)]
    [InlineData("Error", TestOutcome.Failed)]
    [InlineData("Timeout", TestOutcome.Failed)]
    [InlineData("Aborted", TestOutcome.Failed)]
    [InlineData("Marvellous", TestOutcome.Failed)]
    [InlineData("NotExecuted", TestOutcome.Skipped)]
    [InlineData("Inconclusive", TestOutcome.Skipped)]
    public void Each_outcome_is_passed_failed_or_skipped_and_an_unknown_one_is_no_success(string written, TestOutcome outcome) =>
        Assert.Equal(outcome, Assert.Single(Trx.Read(Trx.Of(("T", written))).Tests).Outcome);

    [Fact]
    public void A_report_cut_off_anywhere_yields_what_was_complete_and_says_that_there_was_more()
    {
        string whole = Trx.Of(("A", "Passed"), ("B", "Failed"), ("C", "NotExecuted"));
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, whole.Length - 1).ToArbitrary(), length =>
        {
            TestReport report = Trx.Read(whole[..length]);
            return !report.IsComplete && report.Problem is not null && "A,B,C".StartsWith(Trx.Names(report), StringComparison.Ordinal);
        }));
        Assert.Equal(2, Trx.Read(whole[..(whole.IndexOf("\"C\"", StringComparison.Ordinal) + 2)]).Tests.Count);
    }

    [Fact]
    public void A_result_whose_element_is_not_closed_is_not_complete() =>
        Assert.Equal("A", Trx.Names(Trx.Read("""<TestRun><Results><UnitTestResult testName="A" outcome="Passed"/><UnitTestResult testName="B" outcome="Passed"><Output>""")));

    [Theory]
    [InlineData("", "The report is empty.")]
    [InlineData("  \n", "The report is no XML.")]
    [InlineData("all tests passed", "The report is cut off or no XML, at line 1.")]
    [InlineData("<testsuites/>", "The report is no TRX: its root is \"testsuites\", not \"TestRun\".")]
    [InlineData("<!DOCTYPE TestRun [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><TestRun>&e;</TestRun>", "The report is XML with a document type, which is not read, at line 1.")]
    public void What_is_no_report_is_said_in_a_sentence(string content, string problem)
    {
        TestReport report = Trx.Read(content);

        Assert.Equal((false, problem), (report.IsComplete, report.Problem));
        Assert.Empty(report.Tests);
    }

    [Fact]
    public void Both_encodings_with_a_byte_order_mark_are_read()
    {
        string text = Trx.Of(("Größe", "Passed"));
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal("Größe", Assert.Single(Trx.Read((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Tests).Name);
    }

    [Fact]
    public void Terminal_sequences_and_control_characters_are_taken_out_and_long_texts_cut()
    {
        TestReport report = Trx.Read($"""
            <TestRun><Results><UnitTestResult testName="a&#x1b;[31mb&#0;" outcome="Failed"><Output><ErrorInfo>
            <Message>{new string('x', 100_000)}</Message></ErrorInfo></Output></UnitTestResult></Results></TestRun>
            """);

        TestResult test = Assert.Single(report.Tests);
        Assert.Equal("ab", test.Name);
        Assert.Equal(4096, test.Message!.Length);
    }

    [Fact]
    public void Bytes_of_any_kind_are_answered_with_a_report() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => !Trx.Read(bytes).IsComplete));
}
