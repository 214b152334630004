using System.Text;

namespace AgentLoop;

/// <summary>The XML that xUnit.net 2 and 3 write (<c>-xml</c>).</summary>
internal sealed class XUnitReport(ReportBuilder report) : IXmlReport
{
    private readonly ReportedTest test = new();
    private readonly BoundedText error = new(4096);
    private BoundedText? text;
    private bool inTest;
    private bool inError;

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
                End(xml.Name);
                break;
        }
    }

    public void End()
    {
    }

    private void Start(ReportXml xml)
    {
        if (xml.Name.SequenceEqual("test"u8))
            StartTest(xml);
        else if (inTest)
            text = xml.Name.SequenceEqual("output"u8) ? test.Output : xml.Name.SequenceEqual("reason"u8) ? test.Message : DotNetFailure.TextOf(xml, test);
        else if (xml.Name.SequenceEqual("error"u8))
            StartError(xml);
        else if (inError && (xml.Name.SequenceEqual("message"u8) || xml.Name.SequenceEqual("stack-trace"u8)))
            (text = error).Append("\n");
    }

    private void StartTest(ReportXml xml)
    {
        test.Clear();
        inTest = true;
        test.Name = ReportNames.InClass(xml.Attribute("name"u8) ?? xml.Attribute("method"u8) ?? "", xml.Attribute("type"u8) ?? "");
        test.Outcome = OutcomeOf(xml.RawAttribute("result"u8));
        test.Duration = ReportNumbers.Seconds(xml.RawAttribute("time"u8));
        test.File = xml.Attribute("source-file"u8);
        test.Line = ReportNumbers.Line(xml.RawAttribute("source-line"u8));
    }

    /// <summary>What failed outside of a test: the cleaning up of a class, of a collection, of the assembly.</summary>
    private void StartError(ReportXml xml)
    {
        inError = true;
        error.Clear();
        error.Append($"{xml.Attribute("type"u8)} {xml.Attribute("name"u8)}".Trim());
    }

    private void End(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("test"u8))
        {
            report.Add(test);
            inTest = false;
        }
        else if (name.SequenceEqual("error"u8) && inError)
        {
            report.AddError(error.ToString());
            inError = false;
        }
    }

    private static TestOutcome OutcomeOf(ReadOnlySpan<byte> result) => Encoding.UTF8.GetString(result) switch
    {
        "Pass" => TestOutcome.Passed,
        "Skip" or "NotRun" => TestOutcome.Skipped,
        _ => TestOutcome.Failed,
    };
}
