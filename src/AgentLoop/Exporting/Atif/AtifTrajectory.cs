using System.Text.Json;

namespace AgentLoop;

/// <summary>Writes trajectories into each other. Steps go out as the journal is read, everything else comes after them.</summary>
internal sealed class AtifTrajectory(Utf8JsonWriter json, IProvenanceStore store, string sessionId)
{
    private const string Schema = "ATIF-v1.7";

    private readonly HashSet<string> written = [sessionId];

    public async ValueTask WriteAsync(ExportRequest request, CancellationToken cancellationToken, int depth = 0)
    {
        RunState state = RunState.Start(request.RunId);
        AtifSteps steps = new(json, store, child => CanWriteAsync(child, depth, cancellationToken));
        json.WriteStartObject();
        json.WriteString("schema_version"u8, Schema);
        json.WriteString("session_id"u8, sessionId);
        json.WriteString("trajectory_id"u8, request.RunId);
        json.WriteStartArray("steps"u8);
        await foreach (RunEvent e in ExportedEvents.ReadAsync(request, cancellationToken).ConfigureAwait(false))
        {
            state = state.Apply(e);
            await steps.TakeAsync(e, cancellationToken).ConfigureAwait(false);
            await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        steps.WriteWaiting();
        json.WriteEndArray();
        steps.Summary.Write(json, steps.Count);
        await WriteExtraAsync(state, cancellationToken).ConfigureAwait(false);
        await WriteChildrenAsync(request, steps.Children, depth, cancellationToken).ConfigureAwait(false);
        json.WriteEndObject();
    }

    /// <summary>What a run came to has no place of its own in the format.</summary>
    private async ValueTask WriteExtraAsync(RunState state, CancellationToken cancellationToken)
    {
        CandidateState? selected = state.Candidates.Values.FirstOrDefault(c => c.Id == state.Selected);
        ReadOnlyMemory<byte>? changes = selected is null ? null : await store.GetAsync(selected.Changes.Digest, cancellationToken).ConfigureAwait(false);
        json.WriteStartObject("extra"u8);
        if (state.Outcome is { } outcome)
            json.WriteString("outcome"u8, outcome.ToString());
        json.WriteString("reason"u8, state.Reason);
        if (changes is { } kept)
            WriteFiles(ChangeSetJson.Read(kept.Span));
        if (IntegratedCommit.Of(state.Integration) is { } commit)
            json.WriteString("commit"u8, commit);
        json.WriteEndObject();
    }

    private void WriteFiles(ChangeSet changes)
    {
        json.WriteStartArray("files_changed"u8);
        foreach (string file in ChangedFiles.Of(changes))
            json.WriteStringValue(file);
        json.WriteEndArray();
    }

    private async ValueTask WriteChildrenAsync(ExportRequest request, IReadOnlyList<string> children, int depth, CancellationToken cancellationToken)
    {
        if (children.Count == 0)
            return;
        json.WriteStartArray("subagent_trajectories"u8);
        foreach (string child in children)
            await WriteAsync(request with { RunId = child }, cancellationToken, depth + 1).ConfigureAwait(false);
        json.WriteEndArray();
    }

    /// <summary>Whether a run within this one is in the store, and can be written here: not twice, and not within itself.</summary>
    private async ValueTask<bool> CanWriteAsync(string runId, int depth, CancellationToken cancellationToken)
    {
        if (runId.Length == 0 || depth >= ExportedRun.Deepest || !written.Add(runId))
            return false;
        await foreach (JournalRecord _ in store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).ConfigureAwait(false))
            return true;
        return false;
    }
}
