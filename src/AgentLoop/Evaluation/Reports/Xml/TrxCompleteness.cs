namespace AgentLoop;

/// <summary>
/// Whether a TRX file is what a runner writes at its end: with its times, a definition and an entry for each result, and a summary that counts them as they are. What
/// was put in its place by code that had not that much to go by is told from it.
/// </summary>
internal sealed class TrxCompleteness
{
    private int entries;
    private int total = -1;
    private int passed = -1;
    private bool hasTimes;

    /// <summary>How many results there are, and of them passed, those of rows not counted by themselves.</summary>
    public (int Total, int Passed) Outer { get; set; }

    /// <summary>Takes an element that starts.</summary>
    public void Start(ReportXml xml)
    {
        if (xml.Name.SequenceEqual("TestEntry"u8))
            entries++;
        else if (xml.Name.SequenceEqual("Times"u8))
            hasTimes = !xml.RawAttribute("start"u8).IsEmpty && !xml.RawAttribute("finish"u8).IsEmpty;
        else if (xml.Name.SequenceEqual("Counters"u8))
            (total, passed) = (Count(xml, "total"u8), Count(xml, "passed"u8));
    }

    /// <summary>What is not as a runner writes it; <see langword="null"/> where all is.</summary>
    public string? Problem(ReportBuilder report, int undefined)
    {
        int passing = Enumerable.Range(0, report.Count).Count(i => report[i].Outcome == TestOutcome.Passed);
        if (report.Count == 0)
            return null;
        if (!hasTimes || total < 0)
            return "it does not say when the run began and ended, or counts nothing";
        if (undefined > 0 || entries < Outer.Total)
            return $"{Math.Max(undefined, Outer.Total - entries)} of its results have no definition or no entry";
        bool counts = (total, passed) == Outer || (total, passed) == (report.Count, passing);
        return counts ? null : $"it counts {total} tests of which {passed} passed, and has {report.Count} of which {passing} passed";
    }

    private static int Count(ReportXml xml, ReadOnlySpan<byte> attribute) => xml.RawAttribute(attribute).IsEmpty ? -1 : ReportNumbers.Count(xml.RawAttribute(attribute));
}
