using System.Text;

namespace AgentLoop;

/// <summary>
/// TRX, the XML that Visual Studio's test runners, <c>dotnet test --logger trx</c>, Microsoft.Testing.Platform and xunit.v3 write
/// (namespace <c>http://microsoft.com/schemas/VisualStudio/TeamTest/2010</c>). The classes of the tests stand behind the results that need them.
/// </summary>
internal sealed class TrxReport(ReportBuilder report) : IXmlReport
{
    private readonly List<TrxId> testIds = [];
    private readonly TrxResults open = new();
    private readonly TrxDefinitions definitions = new(report.Options.MaxTests);
    private readonly TrxSummary summary = new();
    private readonly TrxCompleteness completeness = new();
    private BoundedText? text;
    private bool inErrorInfo;

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
        int undefined = 0;
        for (int i = 0; i < report.Count; i++)
        {
            if (definitions.ClassOf(testIds[i]) is { } type)
                report.Rename(i, ReportNames.InClass(report[i].Name, type));
            else
                undefined++;
        }

        summary.Report(report);
        if (report.Options.IsAskedFor && completeness.Problem(report, undefined) is { } problem)
            report.Interrupt($"The report is not what the runner writes: {problem}.");
    }

    private void Start(ReportXml xml)
    {
        ReadOnlySpan<byte> name = xml.Name;
        if (name.EndsWith("Result"u8) && xml.Attribute("testName"u8) is { } testName)
            StartResult(xml, testName);
        else if (open.Top is { } result)
            text = TextOf(xml, result.Test) ?? text;
        else if (!definitions.Take(xml))
            text = Rest(xml);
    }

    private void StartResult(ReportXml xml, string testName)
    {
        TrxResult result = open.Push(xml.Depth, TrxId.Of(xml.RawAttribute("testId"u8)));
        result.Test.Name = testName;
        result.Test.Outcome = OutcomeOf(xml.RawAttribute("outcome"u8));
        result.Test.Duration = ReportNumbers.Clock(xml.RawAttribute("duration"u8));
    }

    private BoundedText? Rest(ReportXml xml)
    {
        completeness.Start(xml);
        return summary.Start(xml);
    }

    private BoundedText? TextOf(ReportXml xml, ReportedTest test)
    {
        if (inErrorInfo)
            return DotNetFailure.TextOf(xml, test);

        inErrorInfo = xml.Name.SequenceEqual("ErrorInfo"u8);
        return xml.Name.SequenceEqual("StdOut"u8) || xml.Name.SequenceEqual("StdErr"u8) ? test.Output : null;
    }

    private void End(ReportXml xml)
    {
        if (xml.Name.SequenceEqual("ErrorInfo"u8))
            inErrorInfo = false;
        if (open.Top is not { } result || result.Depth != xml.Depth)
        {
            summary.End(xml);
            return;
        }

        open.Pop();
        if (open.Top is null)
            completeness.Outer = (completeness.Outer.Total + 1, completeness.Outer.Passed + (result.Test.Outcome == TestOutcome.Passed ? 1 : 0));
        if (!result.HasRows && report.Add(result.Test) >= 0)
            testIds.Add(result.TestId);
    }

    /// <summary>One that is left out is the schema's first, <c>Error</c>; one that nobody knows is not taken for a success either.</summary>
    private static TestOutcome OutcomeOf(ReadOnlySpan<byte> outcome) =>
        outcome.SequenceEqual("Passed"u8) ? TestOutcome.Passed : Encoding.UTF8.GetString(outcome) switch
        {
            "NotExecuted" or "Inconclusive" or "NotRunnable" or "Pending" or "InProgress" or "Warning" or "Completed" => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        };
}
