using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Writes each span when it has ended. Its ids are made of the run and the record, so that exporting twice gives the same spans.</summary>
internal sealed class OtlpSink(Stream output, string runId) : ISpanSink, IDisposable
{
    private const int TraceIdLength = 16;
    private const int SpanIdLength = 8;
    private const int StatusOk = 1;
    private const int StatusError = 2;

    private readonly JsonLinesWriter lines = new(output);

    public ValueTask BeginAsync(RecordedSpan span, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask EndAsync(RecordedSpan span, CancellationToken cancellationToken) => lines.WriteAsync(json => Write(json, span), cancellationToken);

    public void Dispose() => lines.Dispose();

    private static string Id(string text, int length) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..length]);

    private static string SpanId(RecordedSpan span) => Id(string.Create(CultureInfo.InvariantCulture, $"agentloop.span\0{span.RunId}\0{span.Sequence}"), SpanIdLength);

    private void Write(Utf8JsonWriter json, RecordedSpan span)
    {
        json.WriteStartArray("resourceSpans"u8);
        json.WriteStartObject();
        json.WriteStartObject("resource"u8);
        OtlpAttributes.Write(json, [new("service.name", ThisTool.Name), new("service.version", ThisTool.Version)]);
        json.WriteEndObject();
        json.WriteStartArray("scopeSpans"u8);
        json.WriteStartObject();
        json.WriteStartObject("scope"u8);
        json.WriteString("name"u8, SpanNames.Source);
        json.WriteString("version"u8, ThisTool.Version);
        json.WriteEndObject();
        json.WriteStartArray("spans"u8);
        WriteSpan(json, span);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteSpan(Utf8JsonWriter json, RecordedSpan span)
    {
        json.WriteStartObject();
        json.WriteString("traceId"u8, Id($"agentloop.trace\0{runId}", TraceIdLength));
        json.WriteString("spanId"u8, SpanId(span));
        if (span.Parent is { } parent)
            json.WriteString("parentSpanId"u8, SpanId(parent));
        json.WriteString("name"u8, span.Name);
        json.WriteNumber("kind"u8, span.Kind == ActivityKind.Client ? 3 : 1);
        json.WriteString("startTimeUnixNano"u8, Nanoseconds(span.Start));
        json.WriteString("endTimeUnixNano"u8, Nanoseconds(span.End));
        OtlpAttributes.Write(json, span.Tags);
        json.WriteStartArray("events"u8);
        foreach (RecordedSpanEvent e in span.Events)
        {
            json.WriteStartObject();
            json.WriteString("timeUnixNano"u8, Nanoseconds(e.At));
            json.WriteString("name"u8, e.Name);
            OtlpAttributes.Write(json, e.Tags);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("status"u8);
        json.WriteNumber("code"u8, span.Error is null ? StatusOk : StatusError);
        if (span.Error is { } error)
            json.WriteString("message"u8, error);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Nanoseconds(DateTimeOffset at) =>
        (Math.Max(0, (at - DateTimeOffset.UnixEpoch).Ticks) * (decimal)TimeSpan.NanosecondsPerTick).ToString("0", CultureInfo.InvariantCulture);
}
