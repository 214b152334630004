using AgentLoop.Provenance.Sqlite;
using Spectre.Console;

namespace QuickStart;

/// <summary>Writes all that is recorded of a run as one page for a browser.</summary>
internal sealed class ReportCommand(IAnsiConsole console)
{
    public const string UsualFile = "run.html";

    public async Task<int> RunAsync(string runId, string file, Settings settings, CancellationToken cancellationToken)
    {
        await using SqliteProvenanceStore store = await Journal.OpenAsync(settings.Database ?? Journal.UsualPath, runId, cancellationToken);
        string path = Path.GetFullPath(file);
        await using (FileStream page = File.Create(path))
            await RunReport.WriteAsync(new RunReportRequest { Store = store, RunId = runId, WrittenAt = TimeProvider.System.GetUtcNow() }, page, cancellationToken);
        console.Profile.Out.Writer.WriteLine(Shown.Line($"The report is in {path}: {new FileInfo(path).Length / 1024:N0} KB."));
        return ExitCode.Success;
    }
}
