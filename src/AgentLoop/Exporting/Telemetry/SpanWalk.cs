namespace AgentLoop;

/// <summary>Reads the spans of a run from its journal: the run, its steps, and the calls of models and tools within them.</summary>
internal sealed class SpanWalk(IProvenanceStore store, ISpanSink sink, TelemetryOptions options)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <exception cref="AgentLoopException">There is no such run.</exception>
    public async ValueTask WalkAsync(string runId, RecordedSpan? parent, CancellationToken cancellationToken)
    {
        if (known.Count >= 1000 || !known.Add(runId))
            return;
        SpanRun? run = null;
        var request = new ExportRequest { Store = store, RunId = runId };
        await foreach (RunEvent e in ExportedEvents.ReadAsync(request, cancellationToken).ConfigureAwait(false))
        {
            run ??= await BeginAsync(e, runId, parent, cancellationToken).ConfigureAwait(false);
            await run.TakeAsync(e, cancellationToken).ConfigureAwait(false);
            if (e is ChildRunEnded { ChildRunId.Length: > 0 } child && await IsThereAsync(child.ChildRunId, cancellationToken).ConfigureAwait(false))
                await WalkAsync(child.ChildRunId, run.ParentOf(e), cancellationToken).ConfigureAwait(false);
        }

        if (run is not null)
            await run.EndAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<SpanRun> BeginAsync(RunEvent first, string runId, RecordedSpan? parent, CancellationToken cancellationToken)
    {
        SpanRun run = new(store, sink, options, runId, first, parent);
        await sink.BeginAsync(run.Root, cancellationToken).ConfigureAwait(false);
        return run;
    }

    private async ValueTask<bool> IsThereAsync(string runId, CancellationToken cancellationToken)
    {
        await foreach (JournalRecord _ in store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).ConfigureAwait(false))
            return true;
        return false;
    }
}
