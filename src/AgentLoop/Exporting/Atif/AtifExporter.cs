using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Writes a run as a trajectory, and the runs within it as the trajectories of its subagents.</summary>
internal sealed class AtifExporter : IRunExporter
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public async ValueTask ExportAsync(ExportRequest request, Stream output, CancellationToken cancellationToken = default)
    {
        Utf8JsonWriter json = new(output, Json);
        await using (json.ConfigureAwait(false))
            await new AtifTrajectory(json, request.Store, request.RunId).WriteAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
