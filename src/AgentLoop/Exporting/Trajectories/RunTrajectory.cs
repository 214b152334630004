namespace AgentLoop;

/// <summary>Makes a trajectory of a run, and of those within it.</summary>
internal sealed class RunTrajectory(IProvenanceStore store)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public async ValueTask<RecordedTrajectory> ReadAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        RunState state = RunState.Start(request.RunId);
        List<TrajectoryTurn> turns = [];
        Dictionary<string, int> models = new(StringComparer.Ordinal);
        await AddAsync(request.RunId, turns, models, e => state = state.Apply(e), cancellationToken).ConfigureAwait(false);
        if (state.Task is null && turns.Count == 0)
            throw ExportedEvents.Missing(request.RunId);
        return new RecordedTrajectory
        {
            Id = request.RunId,
            Format = ThisTool.Name,
            Agent = ThisTool.Name,
            Model = models.Count > 0 ? models.MaxBy(m => m.Value).Key : null,
            Outcome = state.Outcome?.ToString(),
            Turns = turns,
            InputTokens = state.Spent.InputTokens,
            CachedTokens = state.Spent.CachedTokens,
            OutputTokens = state.Spent.OutputTokens,
            Cost = state.Spent.Cost > 0 ? state.Spent.Cost : null,
            Duration = state.Task is null ? null : state.LastAt - state.StartedAt,
            FilesChanged = await FilesAsync(state, cancellationToken).ConfigureAwait(false),
        };
    }

    private async ValueTask AddAsync(string runId, List<TrajectoryTurn> turns, Dictionary<string, int> models, Action<RunEvent>? observe, CancellationToken cancellationToken)
    {
        if (known.Count >= 1000 || !known.Add(runId))
            return;
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).ConfigureAwait(false))
        {
            RunEvent e = EventJson.Read(record.Payload);
            observe?.Invoke(e);
            if (e is ModelCalled called)
            {
                RecordedAnswer answer = await RecordedAnswer.ReadAsync(store, called, cancellationToken).ConfigureAwait(false);
                turns.Add(new TrajectoryTurn { Tools = [.. answer.Calls.Select(call => call.Name)] });
                if (called.ModelId is { Length: > 0 } model)
                    models[model] = models.GetValueOrDefault(model) + 1;
            }
            else if (e is ChildRunEnded { ChildRunId.Length: > 0 } child)
            {
                await AddAsync(child.ChildRunId, turns, models, observe: null, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<string[]?> FilesAsync(RunState state, CancellationToken cancellationToken)
    {
        if (state.Candidates.Values.FirstOrDefault(c => c.Id == state.Selected) is not { } selected)
            return state.IsFinished ? [] : null;
        return await store.GetAsync(selected.Changes.Digest, cancellationToken).ConfigureAwait(false) is { } changes ? ChangedFiles.Of(ChangeSetJson.Read(changes.Span)) : null;
    }
}
