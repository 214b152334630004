using System.Text.Json;

namespace AgentLoop;

/// <summary>Writes a run, the runs within it and every artifact that they lead to.</summary>
internal sealed class JsonLinesExporter : IRunExporter
{
    public async ValueTask ExportAsync(ExportRequest request, Stream output, CancellationToken cancellationToken = default)
    {
        using JsonLinesWriter writer = new(output);
        await writer.WriteAsync(Header, cancellationToken).ConfigureAwait(false);
        RunFileWriter file = new(request.Store, writer);
        Queue<string> runs = new([request.RunId]);
        HashSet<string> known = [request.RunId];
        while (runs.TryDequeue(out string? runId))
        {
            foreach (string child in await file.WriteRunAsync(runId, cancellationToken).ConfigureAwait(false))
            {
                if (known.Add(child))
                    runs.Enqueue(child);
            }

            if (file.Records == 0)
                throw ExportedEvents.Missing(request.RunId);
        }

        await writer.WriteAsync(file.WriteEnd, cancellationToken).ConfigureAwait(false);
    }

    private static void Header(Utf8JsonWriter json)
    {
        json.WriteString("format"u8, JsonLinesFormat.Name);
        json.WriteNumber("version"u8, JsonLinesFormat.Version);
    }
}
