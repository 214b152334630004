using System.Text.Json;

namespace AgentLoop;

/// <summary>What an attestation is about: the commit or the patch that was handed over, and the change set itself by the digest of its bytes.</summary>
internal sealed class AttestedSubject
{
    private readonly List<(string Name, string Algorithm, string Value)> resources = [];

    private AttestedSubject()
    {
    }

    public static async ValueTask<AttestedSubject> OfAsync(ExportedRun run, CandidateState selected, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> changes = await ExportedArtifacts.RequireAsync(
            run.Request.Store, selected.Changes, $"the change of candidate {selected.Id}", cancellationToken).ConfigureAwait(false);
        AttestedSubject subject = new();
        if (IntegratedCommit.Of(run.State.Integration) is { } commit)
            subject.resources.Add((run.State.Integration!.Location, "gitCommit", commit));
        else if (run.State.Integration is { Integrated: true } patch && Digest.TryParse(patch.Revision, out Digest digest) && !digest.IsNone)
            subject.resources.Add((Path.GetFileName(patch.Location), "sha256", patch.Revision));
        subject.resources.Add(($"{run.RunId}/{selected.Id}", "sha256", Digest.Of(changes.Span).ToString()));
        return subject;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("subject"u8);
        foreach ((string name, string algorithm, string value) in resources)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, name);
            json.WriteStartObject("digest"u8);
            json.WriteString(algorithm, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
