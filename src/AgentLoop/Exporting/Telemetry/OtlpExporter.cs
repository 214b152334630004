namespace AgentLoop;

/// <summary>Writes the spans of a run as OTLP in JSON, a line for each.</summary>
internal sealed class OtlpExporter(TelemetryOptions options) : IRunExporter
{
    public async ValueTask ExportAsync(ExportRequest request, Stream output, CancellationToken cancellationToken = default)
    {
        using OtlpSink sink = new(output, request.RunId);
        await new SpanWalk(request.Store, sink, options).WalkAsync(request.RunId, parent: null, cancellationToken).ConfigureAwait(false);
    }
}
