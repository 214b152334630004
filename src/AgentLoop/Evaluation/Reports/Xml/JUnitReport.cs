namespace AgentLoop;

/// <summary>
/// JUnit XML. It has no one schema: what is read is what pytest, unittest-xml-reporting, Jest, Vitest, <c>node --test</c>, Surefire, Gradle, TestNG, go-junit-report,
/// cargo-nextest, gtest, Catch2, PHPUnit, Nette Tester, Swift and the like have in common.
/// </summary>
internal sealed class JUnitReport(ReportBuilder report) : IXmlReport
{
    /// <summary>The property by which runners of ours say what of a test framework other code stood in for.</summary>
    public const string ReplacedProperty = "agentloop.replaced";

    private readonly List<ReportSuite> suites = [];
    private readonly JUnitNames names = new(report.Options.Root);
    private readonly ReportedTest test = new();
    private readonly BoundedText ignored = new(0);
    private bool inTest;

    /// <summary>Whether the test need not pass, as <c>node --test</c> says.</summary>
    private bool isTodo;
    private BoundedText? text;

    public void Take(ReportXml xml)
    {
        switch (xml.Node)
        {
            case ReportXmlNode.Start:
                Start(xml);
                break;
            case ReportXmlNode.Text when text is not null:
                xml.AppendTo(text);
                break;
            case ReportXmlNode.End:
                End(xml.Name);
                break;
        }
    }

    public void End()
    {
    }

    private void Start(ReportXml xml)
    {
        if (xml.Name.SequenceEqual("testcase"u8))
            StartTest(xml);
        else if (xml.Name.SequenceEqual("testsuite"u8) || xml.Name.SequenceEqual("testsuites"u8))
            suites.Add(SuiteOf(xml));
        else if (xml.Name.SequenceEqual("failure"u8) || xml.Name.SequenceEqual("error"u8))
            StartFailure(xml);
        else if (inTest)
            StartDetail(xml);
        else if (xml.Name.SequenceEqual("property"u8) && xml.Attribute("name"u8) == ReplacedProperty)
            report.AddReplaced(xml.Attribute("value"u8) ?? "");
    }

    private void StartTest(ReportXml xml)
    {
        test.Clear();
        inTest = true;
        isTodo = false;
        text = null;
        test.Name = names.Of(xml, suites);
        test.Duration = ReportNumbers.Seconds(xml.RawAttribute("time"u8));
        test.File = xml.Attribute("file"u8) ?? xml.Attribute("filename"u8) ?? (suites.Count > 0 ? suites[^1].File : null);
        test.Line = ReportNumbers.Line(xml.RawAttribute("line"u8)) ?? ReportNumbers.Line(xml.RawAttribute("lineno"u8));
        if (IsNotRun(xml.RawAttribute("status"u8)) || IsNotRun(xml.RawAttribute("result"u8)))
            test.Outcome = TestOutcome.Skipped;
    }

    /// <summary>What gtest writes of a test that it did not run.</summary>
    private static bool IsNotRun(ReadOnlySpan<byte> status) =>
        status.SequenceEqual("notrun"u8) || status.SequenceEqual("suppressed"u8) || status.SequenceEqual("disabled"u8) || status.SequenceEqual("skipped"u8);

    private void StartFailure(ReportXml xml)
    {
        foreach (ReportSuite suite in suites)
            suite.ReadFailures++;

        BoundedText message = inTest ? test.Message : suites.Count > 0 ? suites[^1].Message : ignored;
        if (xml.Attribute("message"u8, 4096) is { Length: > 0 } said)
            message.AppendLine(said);
        if (inTest && !isTodo)
            test.Outcome = TestOutcome.Failed;
        text = inTest ? test.StackTrace : message;
        if (text.Length > 0)
            text.Append("\n");
    }

    private void StartDetail(ReportXml xml)
    {
        if (xml.Name.SequenceEqual("skipped"u8) && test.Outcome != TestOutcome.Failed)
        {
            test.Outcome = TestOutcome.Skipped;
            isTodo = xml.RawAttribute("type"u8).SequenceEqual("todo"u8);
            test.Message.Append(xml.Attribute("message"u8, 4096));
            text = test.Message.Length == 0 ? test.Message : null;
        }
        else if (xml.Name.SequenceEqual("system-out"u8) || xml.Name.SequenceEqual("system-err"u8))
        {
            text = test.Output;
        }
        else
        {
            text = null;
        }
    }

    private void End(ReadOnlySpan<byte> name)
    {
        text = null;
        if (name.SequenceEqual("testcase"u8))
        {
            JUnitFailure.Separate(test);
            report.Add(test);
            inTest = false;
        }
        else if ((name.SequenceEqual("testsuite"u8) || name.SequenceEqual("testsuites"u8)) && suites.Count > 0)
        {
            EndSuite(suites[^1]);
            suites.RemoveAt(suites.Count - 1);
        }
    }

    /// <summary>A suite that counts more failures than stand in it failed outside of its tests.</summary>
    private void EndSuite(ReportSuite suite)
    {
        if (suite.Message.Length > 0)
            report.AddError(suite.Message.ToString(), suite.File);
        if (suite.Failures <= suite.ReadFailures)
            return;

        string name = suite.Name.Length == 0 ? "The report" : $"The suite \"{ReportNames.Clean(suite.Name)}\"";
        report.AddError($"{name} says it has {suite.Failures} failures and errors, and names {suite.ReadFailures}.", suite.File);
        foreach (ReportSuite outer in suites)
            outer.ReadFailures += suite.Failures - suite.ReadFailures;
    }

    private static ReportSuite SuiteOf(ReportXml xml) => new()
    {
        Name = xml.Name.SequenceEqual("testsuites"u8) ? "" : xml.Attribute("name"u8) ?? "",
        File = xml.Attribute("file"u8),
        Failures = ReportNumbers.Count(xml.RawAttribute("failures"u8)) + ReportNumbers.Count(xml.RawAttribute("errors"u8)),
    };
}
