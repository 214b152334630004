namespace AgentLoop.Tests.Exporting;

/// <summary>Exports of tests.</summary>
internal static class Exports
{
    public static async Task<byte[]> WriteAsync(IRunExporter exporter, IProvenanceStore store, string runId)
    {
        using MemoryStream output = new();
        await exporter.ExportAsync(new ExportRequest { Store = store, RunId = runId }, output);
        return output.ToArray();
    }
}
