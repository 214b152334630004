using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Writes attestations of the change that a run selected, an envelope on each line: how it came about, and what each suite of tests came to.</summary>
internal sealed class InTotoExporter(IEnvelopeSigner signer, InTotoOptions options) : IRunExporter
{
    private const string PayloadType = "application/vnd.in-toto+json";

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async ValueTask ExportAsync(ExportRequest request, Stream output, CancellationToken cancellationToken = default)
    {
        ExportedRun run = await ExportedRun.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        CandidateState selected = run.Selected;
        AttestedSubject subject = await AttestedSubject.OfAsync(run, selected, cancellationToken).ConfigureAwait(false);
        CandidateAuthor author = await Authorship.OfSelectedAsync(run, cancellationToken).ConfigureAwait(false);

        SlsaProvenance provenance = new(run, author, options);
        await WriteAsync(subject, SlsaProvenance.Type, provenance.Write, output, cancellationToken).ConfigureAwait(false);
        foreach (EvaluationSummary summary in selected.Evaluations.Where(e => e.Passed + e.Failed > 0))
        {
            string what = $"what {summary.Evaluator} said of candidate {selected.Id}";
            ReadOnlyMemory<byte> report = await ExportedArtifacts.RequireAsync(request.Store, summary.Report, what, cancellationToken).ConfigureAwait(false);
            TestAttestation tests = new(run, summary, ExportedArtifacts.Read(report, what, json => EvaluationJson.Read(json.Span)));
            await WriteAsync(subject, TestAttestation.Type, tests.Write, output, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask WriteAsync(AttestedSubject subject, string type, Action<Utf8JsonWriter> predicate, Stream output, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> statement = new();
        using (Utf8JsonWriter json = new(statement, Json))
        {
            json.WriteStartObject();
            json.WriteString("_type"u8, "https://in-toto.io/Statement/v1"u8);
            subject.Write(json);
            json.WriteString("predicateType"u8, type);
            json.WriteStartObject("predicate"u8);
            predicate(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        ReadOnlyMemory<byte> envelope = await DsseEnvelope.SignAsync(PayloadType, statement.WrittenMemory, signer, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(envelope, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }
}
