namespace Snippets;

/// <summary>All that is recorded of a run, for a browser.</summary>
public static class ReportOfARun
{
    public static async Task WriteAsync(IProvenanceStore store, RunState state)
    {
        await using FileStream page = File.Create("run.html");
        await RunReport.WriteAsync(new RunReportRequest { Store = store, RunId = state.RunId }, page);
    }
}
