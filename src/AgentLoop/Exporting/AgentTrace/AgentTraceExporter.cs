using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Writes one trace record: which lines of which files the selected change wrote, and which conversation wrote them.</summary>
internal sealed class AgentTraceExporter(AgentTraceOptions options) : IRunExporter
{
    private const string SpecificationVersion = "0.1.0";

    private const int LongestModel = 250;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public async ValueTask ExportAsync(ExportRequest request, Stream output, CancellationToken cancellationToken = default)
    {
        ExportedRun run = await ExportedRun.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        CandidateState selected = run.Selected;
        CandidateAuthor author = await Authorship.OfSelectedAsync(run, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<WrittenFile> files = await WrittenFiles.ReadAsync(run, selected, cancellationToken).ConfigureAwait(false);
        Utf8JsonWriter json = new(output, Json);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            WriteHead(json, run);
            json.WriteStartArray("files"u8);
            foreach (WrittenFile file in files)
            {
                WriteFile(json, file, author);
                await json.FlushAsync(cancellationToken).ConfigureAwait(false);
            }

            json.WriteEndArray();
            WriteMetadata(json, run, selected);
            json.WriteEndObject();
        }
    }

    private static void WriteHead(Utf8JsonWriter json, ExportedRun run)
    {
        json.WriteString("version"u8, SpecificationVersion);
        json.WriteString("id"u8, IdOf(run));
        json.WriteString("timestamp"u8, run.State.LastAt.UtcDateTime);
        if (IntegratedCommit.Of(run.State.Integration) is { } commit)
        {
            json.WriteStartObject("vcs"u8);
            json.WriteString("type"u8, "git"u8);
            json.WriteString("revision"u8, commit);
            json.WriteEndObject();
        }

        json.WriteStartObject("tool"u8);
        json.WriteString("name"u8, ThisTool.Name);
        json.WriteString("version"u8, ThisTool.Version);
        json.WriteEndObject();
    }

    /// <summary>The same for the same run, so that a record that is exported twice is known to be one: a UUID of version 8 (RFC 9562).</summary>
    private static Guid IdOf(ExportedRun run)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"agentloop.agent-trace\0{run.RunId}\0{run.Selected.Id}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    private void WriteFile(Utf8JsonWriter json, WrittenFile file, CandidateAuthor author)
    {
        json.WriteStartObject();
        json.WriteString("path"u8, file.Path);
        json.WriteStartArray("conversations"u8);
        json.WriteStartObject();
        json.WriteString("url"u8, author.Uri);
        json.WriteStartObject("contributor"u8);
        json.WriteString("type"u8, "ai"u8);
        if (author.Model is { } model && options.ModelName(model) is { Length: <= LongestModel } name)
            json.WriteString("model_id"u8, name);
        json.WriteEndObject();
        WriteRanges(json, file);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRanges(Utf8JsonWriter json, WrittenFile file)
    {
        json.WriteStartArray("ranges"u8);
        foreach (WrittenLines lines in file.Lines)
        {
            json.WriteStartObject();
            json.WriteNumber("start_line"u8, lines.First);
            json.WriteNumber("end_line"u8, lines.Last);
            json.WriteString("content_hash"u8, $"sha256:{lines.Content}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, ExportedRun run, CandidateState selected)
    {
        json.WriteStartObject("metadata"u8);
        json.WriteStartObject(ThisTool.Name);
        json.WriteString("run"u8, run.RunId);
        json.WriteString("candidate"u8, selected.Id);
        json.WriteString("base"u8, $"sha256:{run.Started.Base}");
        if (run.State.Outcome is { } outcome)
            json.WriteString("outcome"u8, outcome.ToString());
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
