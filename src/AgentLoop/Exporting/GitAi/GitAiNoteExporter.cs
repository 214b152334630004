using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Writes the note of a commit: the lines that the run's change wrote, and the session that wrote them.</summary>
internal sealed class GitAiNoteExporter : IRunExporter
{
    private const string Schema = "authorship/3.0.0";

    private const int KeyDigits = 14;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    private static readonly SearchValues<char> Quoted = SearchValues.Create(" \t");

    public async ValueTask ExportAsync(ExportRequest request, Stream output, CancellationToken cancellationToken = default)
    {
        ExportedRun run = await ExportedRun.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        CandidateState selected = run.Selected;
        string commit = IntegratedCommit.Of(run.State.Integration)
            ?? throw new AgentLoopException($"Run \"{run.RunId}\" has made no commit, and a note of Git AI is for one.");
        CandidateAuthor author = await Authorship.OfSelectedAsync(run, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<WrittenFile> files = await WrittenFiles.ReadAsync(run, selected, cancellationToken).ConfigureAwait(false);

        string session = "s_" + Hash($"{ThisTool.Name}:{author.Conversation}");
        string trace = "t_" + Hash($"{run.RunId}\0{selected.Id}");
        byte[] attestation = Encoding.UTF8.GetBytes(Attestation(files, $"{session}::{trace}") + "---\n");
        await output.WriteAsync(attestation, cancellationToken).ConfigureAwait(false);
        Utf8JsonWriter json = new(output, Json);
        await using (json.ConfigureAwait(false))
            WriteMetadata(json, commit, session, author);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    private static string Attestation(IReadOnlyList<WrittenFile> files, string key)
    {
        StringBuilder text = new();
        foreach (WrittenFile file in files)
        {
            IEnumerable<string> ranges = file.Lines.Select(lines => lines.First == lines.Last ? $"{lines.First}" : $"{lines.First}-{lines.Last}");
            text.Append(PathOf(file)).Append("\n  ").Append(key).Append(' ').AppendJoin(',', ranges).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A path with blanks stands in quotes; one with quotes or line ends of its own would be read as something else.</summary>
    private static string PathOf(WrittenFile file)
    {
        string path = file.Path;
        if (path.AsSpan().ContainsAny('"', '\n', '\r') || path == "---")
            throw new AgentLoopException($"The path \"{ShownText.Of(path)}\" cannot be written in a note of Git AI.");
        return path.AsSpan().ContainsAny(Quoted) ? $"\"{path}\"" : path;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..KeyDigits];

    private static void WriteMetadata(Utf8JsonWriter json, string commit, string session, CandidateAuthor author)
    {
        json.WriteStartObject();
        json.WriteString("schema_version"u8, Schema);
        json.WriteString("base_commit_sha"u8, commit);
        json.WriteStartObject("prompts"u8);
        json.WriteEndObject();
        json.WriteStartObject("sessions"u8);
        json.WriteStartObject(session);
        json.WriteStartObject("agent_id"u8);
        json.WriteString("tool"u8, ThisTool.Name);
        json.WriteString("id"u8, author.Conversation);
        json.WriteString("model"u8, author.Model ?? "none");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
