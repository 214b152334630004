using System.Text;

namespace AgentLoop;

/// <summary>The XML of NUnit 3 and 4 (<c>nunit3-console</c>, <c>NUnitLite</c>).</summary>
internal sealed class NUnitReport(ReportBuilder report) : IXmlReport
{
    private readonly Stack<NUnitSuite> suites = new();
    private readonly ReportedTest test = new();
    private BoundedText? text;
    private bool inTest;
    private bool inFailure;

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
                text = null;
                End(xml);
                break;
        }
    }

    public void End()
    {
    }

    private void Start(ReportXml xml)
    {
        if (xml.Name.SequenceEqual("test-case"u8))
            StartTest(xml);
        else if (xml.Name.SequenceEqual("test-suite"u8))
            suites.Push(SuiteOf(xml));
        else if (xml.Name.SequenceEqual("failure"u8) || xml.Name.SequenceEqual("reason"u8))
            inFailure = true;
        else if (inTest)
            text = inFailure ? DotNetFailure.TextOf(xml, test) : xml.Name.SequenceEqual("output"u8) ? test.Output : null;
        else if (inFailure && xml.Name.SequenceEqual("message"u8) && suites.TryPeek(out NUnitSuite? suite))
            text = suite.Message;
    }

    private void StartTest(ReportXml xml)
    {
        test.Clear();
        inTest = true;
        test.Name = xml.Attribute("fullname"u8) ?? ReportNames.InClass(xml.Attribute("name"u8) ?? "", xml.Attribute("classname"u8) ?? "");
        test.Outcome = OutcomeOf(xml.RawAttribute("result"u8));
        ReadOnlySpan<byte> duration = xml.RawAttribute("duration"u8);
        test.Duration = ReportNumbers.Seconds(duration.IsEmpty ? xml.RawAttribute("time"u8) : duration);
    }

    private void End(ReportXml xml)
    {
        if (xml.Name.SequenceEqual("failure"u8) || xml.Name.SequenceEqual("reason"u8))
        {
            inFailure = false;
        }
        else if (xml.Name.SequenceEqual("test-case"u8))
        {
            report.Add(test);
            inTest = false;
        }
        else if (xml.Name.SequenceEqual("test-suite"u8) && suites.TryPop(out NUnitSuite? suite) && suite.FailedItself)
        {
            report.AddError($"{suite.Name}: {suite.Message}");
        }
    }

    /// <summary>A suite fails with its tests, or with its parent, or for a reason of its own: setting up or tearing down, or because it cannot be run.</summary>
    private static NUnitSuite SuiteOf(ReportXml xml)
    {
        ReadOnlySpan<byte> site = xml.RawAttribute("site"u8);
        bool ofOthers = site.IsEmpty ? xml.RawAttribute("label"u8).IsEmpty : site.SequenceEqual("Child"u8) || site.SequenceEqual("Parent"u8);
        return new NUnitSuite(xml.Attribute("fullname"u8) ?? xml.Attribute("name"u8) ?? "", xml.RawAttribute("result"u8).SequenceEqual("Failed"u8) && !ofOthers);
    }

    private static TestOutcome OutcomeOf(ReadOnlySpan<byte> result) => Encoding.UTF8.GetString(result) switch
    {
        "Passed" or "Warning" => TestOutcome.Passed,
        "Skipped" or "Inconclusive" => TestOutcome.Skipped,
        _ => TestOutcome.Failed,
    };
}
