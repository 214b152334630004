using AgentLoop.Provenance.Sqlite;
using Spectre.Console;

namespace QuickStart;

/// <summary>Writes a recorded run in a format that others read.</summary>
internal sealed class ExportCommand(IAnsiConsole console)
{
    public async Task<int> RunAsync(string runId, (ExportFormat Format, string? Output, string? Key) export, Settings settings, CancellationToken cancellationToken)
    {
        await using SqliteProvenanceStore store = await Journal.OpenAsync(settings.Database ?? Journal.UsualPath, runId, cancellationToken);
        using KeyFileSigner? signer = export.Key is { } key ? KeyFileSigner.Open(key) : null;
        string path = Path.GetFullPath(export.Output ?? runId + export.Format.Extension);
        await WriteAsync(export.Format.Create(signer), new ExportRequest { Store = store, RunId = runId }, path, cancellationToken);
        console.WriteLine(Shown.Line($"Wrote {path}"));
        return ExitCode.Success;
    }

    /// <summary>The file is there when it is whole.</summary>
    private static async Task WriteAsync(IRunExporter exporter, ExportRequest request, string path, CancellationToken cancellationToken)
    {
        string part = path + ".part";
        try
        {
            await using (FileStream file = File.Create(part))
                await exporter.ExportAsync(request, file, cancellationToken);
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
