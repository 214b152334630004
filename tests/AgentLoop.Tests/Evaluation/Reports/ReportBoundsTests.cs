using System.Text;

namespace AgentLoop.Tests.Evaluating;

/// <summary>What comes of reports that are not as they should be.</summary>
public sealed class ReportBoundsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void An_empty_report_is_none(string content)
    {
        TestReport report = ReportOf.Text(content);

        Assert.Equal((false, "The report is empty.", 0), (report.IsComplete, report.Problem, report.Tests.Count));
    }

    [Theory]
    [InlineData("hello\n", TestReportFormat.Detect, "The report has none of the forms that are known.")]
    [InlineData("<html/>", TestReportFormat.Detect, "The report has none of the forms that are known.")]
    [InlineData("<TestRun/>", TestReportFormat.JUnit, "The report is no JUnit XML: its root is \"TestRun\", not \"testsuites\" or \"testsuite\".")]
    [InlineData("<testsuites/>", TestReportFormat.Trx, "The report is no TRX: its root is \"testsuites\", not \"TestRun\".")]
    [InlineData("=== 1 passed in 0.01s ===\n", TestReportFormat.JUnit, "The report is cut off or no XML, at line 1.")]
    [InlineData("<testsuites/>", TestReportFormat.PytestText, "The output ends without pytest's summary.")]
    [InlineData("<testsuites/>", TestReportFormat.CargoText, "The output has no result of tests.")]
    [InlineData("<testsuites/>", TestReportFormat.GoText, "The output ends without go's result of a package.")]
    [InlineData("<testsuites/>", TestReportFormat.GoJson, "The output ends without go's result of a package.")]
    [InlineData("<testsuites/>", TestReportFormat.JestText, "The output ends without the number of tests that ran.")]
    [InlineData("<testsuites/>", TestReportFormat.NodeText, "The output ends without the numbers of tests that node prints last.")]
    [InlineData("<testsuites/>", TestReportFormat.DotNetText, "The output ends without the number of tests that ran.")]
    [InlineData("<testsuites/>", TestReportFormat.Tap, "The report has no plan, so that it may not be all there is.")]
    public void A_report_of_another_form_than_said_is_not_read(string content, TestReportFormat format, string problem)
    {
        TestReport report = ReportOf.Text(content, format);

        Assert.Equal((false, problem), (report.IsComplete, report.Problem));
        Assert.Empty(report.Tests);
    }

    [Theory]
    [InlineData("<testsuite><testcase name='a'/></testsuite><testsuite><testcase name='b'/></testsuite>", "The report is XML with a second root, which is not read, at line 1.")]
    [InlineData("<testsuite><testcase name='a'/></testsuite>\ntrailing", "The report is cut off or no XML, at line 2.")]
    [InlineData("<testsuite><testcase name='a'/></testsuites>", "The report is cut off or no XML, at line 1.")]
    [InlineData("<testsuite><testcase name='a'/>\n<testcase name='b'", "The report is cut off or no XML, at line 2.")]
    [InlineData("<testsuite><testcase name='a'/><testcase name='b<testcase name='c'/></testsuite>", "The report is cut off or no XML, at line 1.")]
    [InlineData("<testsuite><testcase name='a'/><testcase name='b'><![CDATA[", "The report is cut off or no XML, at line 1.")]
    [InlineData("<testsuite><testcase name='a'/><!-- ", "The report is cut off or no XML, at line 1.")]
    [InlineData("<testsuite><testcase name='a'/>< ", "The report is cut off or no XML, at line 1.")]
    public void What_stands_before_the_fault_is_kept(string xml, string problem)
    {
        TestReport report = ReportOf.Text(xml);

        Assert.Equal((false, problem), (report.IsComplete, report.Problem));
        Assert.Equal(["+ a"], ReportOf.Lines(report));
    }

    [Theory]
    [InlineData("<!DOCTYPE testsuite [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><testsuite><testcase name='&b;'/></testsuite>")]
    [InlineData("<!DOCTYPE testsuite SYSTEM 'http://localhost:1/x.dtd'><testsuite/>")]
    public void Document_types_and_their_entities_are_not_read(string xml)
    {
        TestReport report = ReportOf.Text(xml);

        Assert.Equal("The report is XML with a document type, which is not read, at line 1.", report.Problem);
        Assert.Empty(report.Tests);
    }

    [Fact]
    public void An_entity_that_nobody_defined_stays_as_it_is() =>
        Assert.Equal("a &unknown; & <b> \"c\" 'd' é 😀 &#xD800; & e", Assert.Single(ReportOf.Text(
            "<testsuite><testcase name=\"a &unknown; &amp; &lt;b&gt; &quot;c&quot; &apos;d&apos; &#233; &#x1F600; &#xD800; & e\"/></testsuite>").Tests).Name);

    [Fact]
    public void Elements_may_not_be_nested_without_end()
    {
        TestReport report = ReportOf.Text(string.Concat(Enumerable.Repeat("<testsuite name='s'>", 100_000)));

        Assert.Equal("The report is XML nested too deep, at line 1.", report.Problem);
    }

    [Fact]
    public void Encodings_are_told_by_their_marks_or_their_declaration()
    {
        const string Xml = "<testsuite><testcase name='Größe'><failure>naïve</failure></testcase></testsuite>";
        byte[][] written =
        [
            Encoding.UTF8.GetBytes(Xml),
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Xml)],
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Xml)],
            [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Xml)],
            Encoding.Unicode.GetBytes(Xml),
            Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='utf-16'?>" + Xml),
            Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='ISO-8859-1'?>" + Xml),
            Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='windows-1252'?>" + Xml),
        ];
        foreach (byte[] bytes in written)
        {
            TestReport report = ReportOf.Bytes(bytes, TestReportFormat.JUnit);

            Assert.True(report.IsComplete);
            Assert.Equal(("Größe", "naïve"), (report.Tests[0].Name, report.Tests[0].Message));
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_of_the_encoding_do_not_end_the_reading()
    {
        byte[] bytes = [.. "<testsuite><testcase name='a"u8, 0xE9, 0xFF, 0, .. "b'/></testsuite>"u8];

        TestReport report = ReportOf.Bytes(bytes, TestReportFormat.JUnit);

        Assert.Equal((true, "a\uFFFD\uFFFDb"), (report.IsComplete, report.Tests[0].Name));
    }

    [Fact]
    public void Names_are_on_one_line_and_have_no_terminal_sequences() =>
        Assert.Equal("a b red c", Assert.Single(ReportOf.Text("<testsuite><testcase name=\"a&#10;b \u001b[31mred\u001b[0m&#9;\nc\u202e\"/></testsuite>").Tests).Name);

    [Fact]
    public void Printed_reports_may_have_other_lines_before_them() =>
        Assert.Equal(["+ a"], ReportOf.Lines(ReportOf.Text("npm warn something\n<?xml version='1.0'?>\n<testsuite><testcase name='a'/></testsuite>")));

    [Fact]
    public void Texts_and_attributes_of_any_length_are_cut_and_the_rest_read()
    {
        string huge = new('x', 3_000_000);
        TestReport report = ReportOf.Text($"""
            <testsuite><testcase name="{huge}" junk="{huge}" time="1.5"/><testcase name='b' junk='{huge}'><failure message="{huge}">{huge}</failure>
            <system-out><![CDATA[{huge}]]></system-out></testcase><testcase {string.Concat(Enumerable.Range(0, 5000).Select(i => $"a{i}='b' "))}name='c'/></testsuite>
            """);

        Assert.True(report.IsComplete);
        Assert.Equal((1024, TimeSpan.FromSeconds(1.5)), (report.Tests[0].Name.Length, report.Tests[0].Duration));
        Assert.Equal((4096, 8192, 4096), (report.Tests[1].Message!.Length, report.Tests[1].StackTrace!.Length, report.Tests[1].Output!.Length));
        Assert.Equal("c", report.Tests[2].Name);
    }

    [Fact]
    public void Lines_of_any_length_are_cut_and_the_rest_read()
    {
        string huge = new('x', 3_000_000);

        Assert.Equal(["+ a", "+ b"], ReportOf.Lines(ReportOf.Text($"1..2\nok 1 - a\n# {huge}\r\nok 2 - b\r\n")));
    }

    [Fact]
    public void Many_failures_have_less_detail()
    {
        TestReport report = ReportOf.Text(
            $"<testsuite>{string.Concat(Enumerable.Range(0, 20).Select(i => $"<testcase name='{i}'><failure message='{new string('m', 1000)}'>at f (a.js:1:1)</failure></testcase>"))}</testsuite>",
            options: new TestReportOptions { MaxDetailedTests = 10 });

        Assert.Equal((1000, "at f (a.js:1:1)", "a.js"), (report.Tests[9].Message!.Length, report.Tests[9].StackTrace, report.Tests[9].File));
        Assert.Equal((200, null, null), (report.Tests[10].Message!.Length, report.Tests[10].StackTrace, report.Tests[10].File));
    }

    [Fact]
    public void There_are_not_more_tests_than_the_options_allow()
    {
        TestReportOptions two = new() { MaxTests = 2 };
        foreach (string text in new[] { "<testsuite><testcase name='a'/><testcase name='b'/><testcase name='c'/></testsuite>", "1..3\nok - a\nok - b\nok - c\n" })
        {
            TestReport report = ReportOf.Text(text, options: two);

            Assert.Equal((false, "The report has more than 2 tests; the rest was not read."), (report.IsComplete, report.Problem));
            Assert.Equal(["+ a", "+ b"], ReportOf.Lines(report));
        }
    }
}
