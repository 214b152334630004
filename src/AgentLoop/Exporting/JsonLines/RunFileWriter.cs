using System.Text.Json;
using System.Text.Unicode;

namespace AgentLoop;

/// <summary>Writes runs into a file and counts what it wrote.</summary>
internal sealed class RunFileWriter(IProvenanceStore store, JsonLinesWriter writer)
{
    private readonly ArtifactClosure closure = new(store);
    private int runs;
    private long artifacts;

    public long Records { get; private set; }

    /// <summary>Writes one run and says which runs are within it.</summary>
    public async ValueTask<List<string>> WriteRunAsync(string runId, CancellationToken cancellationToken)
    {
        List<string> children = [];
        bool begun = false;
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).ConfigureAwait(false))
        {
            if (!begun)
                await writer.WriteAsync(json => json.WriteString("run"u8, runId), cancellationToken).ConfigureAwait(false);
            begun = true;
            await WriteAsync(record, cancellationToken).ConfigureAwait(false);
            if (ChildOf(record) is { } child)
                children.Add(child);
        }

        runs += begun ? 1 : 0;
        return children;
    }

    public void WriteEnd(Utf8JsonWriter json)
    {
        json.WriteNumber("runs"u8, runs);
        json.WriteNumber("records"u8, Records);
        json.WriteNumber("artifacts"u8, artifacts);
        json.WriteString("sha256"u8, writer.Digest.ToString());
    }

    private async ValueTask WriteAsync(JournalRecord record, CancellationToken cancellationToken)
    {
        if (record.IsErased)
            throw new AgentLoopException($"Record {record.Sequence} of the run \"{record.RunId}\" was erased, so that the run cannot be exported whole.");
        await foreach (StoredArtifact artifact in closure.AfterAsync(record.Payload, cancellationToken).ConfigureAwait(false))
            await WriteAsync(artifact, cancellationToken).ConfigureAwait(false);
        if (record.Payload.Length > JsonLinesFormat.LongestLine / 2)
            throw new AgentLoopException($"Record {record.Sequence} is too long for a line of a file: it has {record.Payload.Length} bytes.");
        Records++;
        await writer.WriteAsync(json => Write(json, record), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask WriteAsync(StoredArtifact artifact, CancellationToken cancellationToken)
    {
        artifacts++;
        await writer.WriteAsync(json => Write(json, artifact), cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> content = artifact.Content!.Bytes;
        for (int from = 0; from < content.Length; from += JsonLinesFormat.PartLength)
        {
            ReadOnlyMemory<byte> part = content.Slice(from, Math.Min(JsonLinesFormat.PartLength, content.Length - from));
            await writer.WriteAsync(json => json.WriteBase64String("part"u8, part.Span), cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Write(Utf8JsonWriter json, StoredArtifact artifact)
    {
        json.WriteString("artifact"u8, artifact.Name.ToString());
        json.WriteBase64String("salt"u8, artifact.Salt.Span);
        json.WriteNumber("length"u8, artifact.Length);
    }

    private static void Write(Utf8JsonWriter json, JournalRecord record)
    {
        json.WriteNumber("record"u8, record.Sequence);
        if (!IsOneLine(record.Payload.Span))
        {
            json.WriteBase64String("base64"u8, record.Payload.Span);
            return;
        }

        json.WritePropertyName("payload"u8);
        json.WriteRawValue(record.Payload.Span, skipInputValidation: true);
    }

    private static string? ChildOf(JournalRecord record)
    {
        try
        {
            return EventJson.Read(record.Payload) is ChildRunEnded { ChildRunId.Length: > 0 } ended ? ended.ChildRunId : null;
        }
        catch (ProvenanceException)
        {
            return null; // what is no event is exported as it is
        }
    }

    /// <summary>Whether these bytes can stand in a line as they are, and be cut out of it again.</summary>
    private static bool IsOneLine(ReadOnlySpan<byte> payload)
    {
        if (payload is not [(byte)'{', .., (byte)'}'] || payload.ContainsAny("\r\n"u8) || !Utf8.IsValid(payload))
            return false;
        try
        {
            Utf8JsonReader reader = new(payload);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
