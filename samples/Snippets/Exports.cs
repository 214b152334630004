namespace Snippets;

/// <summary>A recorded run in the formats that others read, and beside what others recorded.</summary>
public static class Exports
{
    public static async Task WriteAsync(ExportRequest run, IEnvelopeSigner signer, InTotoOptions options, Stream file, Stream bundle, Stream record, Stream note, Stream spans, Stream traj)
    {
        await RunExports.JsonLines.ExportAsync(run, file); // all of it: RunImports.JsonLines takes it into another store
        await RunExports.InToto(signer, options).ExportAsync(run, bundle);
        await RunExports.AgentTrace().ExportAsync(run, record);
        await RunExports.GitAiNote.ExportAsync(run, note);
        await RunExports.OpenTelemetry().ExportAsync(run, spans);

        RecordedTrajectory own = await RecordedTrajectory.OfAsync(run);
        RecordedTrajectory other = await RunImports.SweAgent.ReadAsync(traj);
        foreach (TrajectoryMeasure measure in TrajectoryComparison.Of(own, other).Measures)
            Console.WriteLine($"{measure.Name}: {measure.First} and {measure.Second}");
    }
}
