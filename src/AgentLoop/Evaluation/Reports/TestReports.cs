namespace AgentLoop;

internal static class TestReports
{
    public static TestReport Read(Stream stream, TestReportFormat format)
    {
        using MemoryStream all = new();
        stream.CopyTo(all);
        return TrxReader.Read(all.ToArray());
    }
}
