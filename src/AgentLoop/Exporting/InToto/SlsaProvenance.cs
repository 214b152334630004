using System.Text.Json;

namespace AgentLoop;

/// <summary>How a change came about, as the predicate SLSA provenance v1.</summary>
/// <remarks>Source: slsa.dev/provenance/v1 (slsa-framework/slsa, <c>spec/build-provenance.md</c>).</remarks>
internal sealed class SlsaProvenance(ExportedRun run, CandidateAuthor author, InTotoOptions options)
{
    public const string Type = "https://slsa.dev/provenance/v1";

    private const string BuildType = "urn:agentloop:run:v1";

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("buildDefinition"u8);
        json.WriteString("buildType"u8, BuildType);
        WriteExternalParameters(json, run.Started.Task);
        WriteInternalParameters(json);
        WriteDependencies(json);
        json.WriteEndObject();
        json.WriteStartObject("runDetails"u8);
        WriteBuilder(json);
        WriteMetadata(json);
        json.WriteEndObject();
    }

    private static void WriteExternalParameters(Utf8JsonWriter json, AgentTask task)
    {
        json.WriteStartObject("externalParameters"u8);
        json.WriteString("goal"u8, task.Goal);
        WriteStrings(json, "constraints", task.Constraints ?? []);
        WriteStrings(json, "successCriteria", task.SuccessCriteria ?? []);
        json.WriteNumber("seed"u8, task.Seed);
        json.WriteBoolean("mayChangeTests"u8, task.MayChangeTests);
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private void WriteInternalParameters(Utf8JsonWriter json)
    {
        json.WriteStartObject("internalParameters"u8);
        json.WriteString("workspace"u8, run.Started.Task.Workspace);
        json.WriteString("sandbox"u8, run.Started.Sandbox.Name);
        json.WriteString("candidate"u8, run.Selected.Id);
        json.WriteString("conversation"u8, author.Conversation);
        if (author.Model is { } model)
            json.WriteString("model"u8, model);
        json.WriteStartObject("roles"u8);
        foreach ((string role, string implementation) in run.Started.Roles ?? new Dictionary<string, string>(StringComparer.Ordinal))
            json.WriteString(role, implementation);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The files that the run began with by the digest of their list, and the commit that the change was put on.</summary>
    private void WriteDependencies(Utf8JsonWriter json)
    {
        json.WriteStartArray("resolvedDependencies"u8);
        if (IntegratedCommit.Of(run.State.Integration) is not null && run.State.Integration!.Parent is { Length: > 0 } parent)
            WriteDependency(json, "base", options.Repository, "gitCommit", parent);
        WriteDependency(json, "workspace", null, "sha256", run.Started.Base.ToString());
        json.WriteEndArray();
    }

    private static void WriteDependency(Utf8JsonWriter json, string name, string? uri, string algorithm, string digest)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        if (uri is not null)
            json.WriteString("uri"u8, uri);
        json.WriteStartObject("digest"u8);
        json.WriteString(algorithm, digest);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteBuilder(Utf8JsonWriter json)
    {
        json.WriteStartObject("builder"u8);
        json.WriteString("id"u8, options.BuilderId);
        json.WriteStartObject("version"u8);
        json.WriteString(ThisTool.Name, ThisTool.Version);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteMetadata(Utf8JsonWriter json)
    {
        json.WriteStartObject("metadata"u8);
        json.WriteString("invocationId"u8, run.RunId);
        json.WriteString("startedOn"u8, run.Started.At.UtcDateTime);
        if (run.State.IsFinished)
            json.WriteString("finishedOn"u8, run.State.LastAt.UtcDateTime);
        json.WriteEndObject();
    }
}
