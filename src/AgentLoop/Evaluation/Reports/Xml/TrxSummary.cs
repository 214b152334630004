using System.Text;

namespace AgentLoop;

/// <summary>What a TRX file says of the run as a whole.</summary>
internal sealed class TrxSummary
{
    private readonly List<string> errors = [];
    private readonly BoundedText message = new(4096);
    private string outcome = "";
    private int counted;
    private bool inError;

    /// <summary>Takes an element that starts, and says where its text goes.</summary>
    public BoundedText? Start(ReportXml xml)
    {
        if (xml.Name.SequenceEqual("ResultSummary"u8))
            outcome = Encoding.UTF8.GetString(xml.RawAttribute("outcome"u8));
        if (xml.Name.SequenceEqual("Counters"u8))
            counted = Count(xml, "failed"u8) + Count(xml, "error"u8) + Count(xml, "timeout"u8) + Count(xml, "aborted"u8);
        if (xml.Name.SequenceEqual("RunInfo"u8))
            inError = xml.RawAttribute("outcome"u8) is var of && !of.SequenceEqual("Warning"u8) && !of.SequenceEqual("Passed"u8) && !of.SequenceEqual("Completed"u8);
        return inError && xml.Name.SequenceEqual("Text"u8) ? message : null;
    }

    public void End(ReportXml xml)
    {
        if (!xml.Name.SequenceEqual("RunInfo"u8))
            return;

        // the tests that failed stand here once more
        if (message.ToString().TrimEnd() is { Length: > 0 } said && !said.EndsWith("[FAIL]", StringComparison.Ordinal) && errors.Count < 100)
            errors.Add(said);
        message.Clear();
        inError = false;
    }

    /// <summary>Tells of what went wrong; an exit code that says that tests failed says nothing where they are known.</summary>
    public void Report(ReportBuilder report)
    {
        foreach (string error in errors)
        {
            if (!report.HasFailures || !error.StartsWith("Exit code indicates failure", StringComparison.Ordinal))
                report.AddError(error);
        }

        if (counted > report.Failures && !report.HasErrors)
            report.AddError($"The report counts {counted} failures and errors, and names {report.Failures}.");
        else if (outcome is "Failed" or "Error" or "Aborted" or "Timeout" or "Disconnected" && report.Failures == 0 && !report.HasErrors)
            report.AddError($"The run's outcome is \"{outcome}\", though no test of the report failed.");
    }

    private static int Count(ReportXml xml, ReadOnlySpan<byte> attribute) => ReportNumbers.Count(xml.RawAttribute(attribute));
}
