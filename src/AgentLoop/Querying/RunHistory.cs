using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>Reads what a store has of runs.</summary>
/// <remarks>
/// Everything is read from the log as it is asked for, and handed on as it is found. Runs are told apart by their first record; only those that may match are read whole.
/// </remarks>
public static class RunHistory
{
    /// <summary>The events of a run; those that were erased are left out.</summary>
    /// <exception cref="ProvenanceException">The store cannot be read, or a record is not what was appended.</exception>
    public static async IAsyncEnumerable<RunEvent> ReadEventsAsync(this IProvenanceStore store, string runId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).ConfigureAwait(false))
        {
            if (!record.IsErased)
                yield return EventJson.Read(record.Payload);
        }
    }

    /// <summary>What a run has come to; <see langword="null"/> where the store has no such run, or its beginning was erased.</summary>
    /// <exception cref="ProvenanceException">The store cannot be read, or a record is not what was appended.</exception>
    public static async ValueTask<RunState?> LoadStateAsync(this IProvenanceStore store, string runId, CancellationToken cancellationToken = default)
    {
        RunState? state = null;
        await foreach (RunEvent e in store.ReadEventsAsync(runId, cancellationToken).ConfigureAwait(false))
        {
            if (state is not null || e is RunStarted)
                state = (state ?? RunState.Start(runId)).Apply(e);
        }
        return state;
    }

    /// <summary>The runs that match, in the order in which they began.</summary>
    /// <exception cref="ProvenanceException">The store cannot be read, or a record is not what was appended.</exception>
    public static async IAsyncEnumerable<RunSummary> FindRunsAsync(
        this IProvenanceStore store, RunQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(query);
        await foreach (StoredRun run in store.ListRunsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await store.ReadEventsAsync(run.RunId, cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is RunStarted started
                && query.MayMatch(started)
                && await SummarizeAsync(store, run, cancellationToken).ConfigureAwait(false) is { } summary && query.Matches(summary))
                yield return summary;
        }
    }

    /// <summary>What was decided in runs: approvals, policies, hosts on the network.</summary>
    /// <exception cref="ProvenanceException">The store cannot be read, or a record is not what was appended.</exception>
    public static IAsyncEnumerable<RunDecision> FindDecisionsAsync(this IProvenanceStore store, DecisionQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return SelectAsync(store, query.RunId, RunDecision.Of, query.Matches, cancellationToken);
    }

    /// <summary>What was read in runs: files, and what models were shown of the repository.</summary>
    /// <exception cref="ProvenanceException">The store cannot be read, or a record is not what was appended.</exception>
    public static IAsyncEnumerable<RunReading> FindReadingsAsync(this IProvenanceStore store, ReadingQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return SelectAsync(store, query.RunId, RunReading.Of, query.Matches, cancellationToken);
    }

    private static async IAsyncEnumerable<T> SelectAsync<T>(
        IProvenanceStore store, string? runId, Func<string, RunEvent, IEnumerable<T>> read, Func<T, bool> matches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).ConfigureAwait(false))
        {
            // the store's own records are no events
            if (record.IsErased || record.RunId.Length == 0)
                continue;
            foreach (T found in read(record.RunId, EventJson.Read(record.Payload)).Where(matches))
                yield return found;
        }
    }

    private static async ValueTask<RunSummary?> SummarizeAsync(IProvenanceStore store, StoredRun run, CancellationToken cancellationToken)
    {
        RunState state = RunState.Start(run.RunId);
        var models = new SortedSet<string>(StringComparer.Ordinal);
        string? forkedFrom = null;
        long read = 0;
        await foreach (RunEvent e in store.ReadEventsAsync(run.RunId, cancellationToken).ConfigureAwait(false))
        {
            state = state.Apply(e);
            read += e is UnknownEvent ? 0 : 1;
            forkedFrom = (e as RunForked)?.FromRunId ?? forkedFrom;
            if (e is ModelCalled { ModelId: { } model })
                models.Add(model);
        }
        return state.Task is null ? null : new RunSummary
        {
            RunId = run.RunId,
            StartedAt = state.StartedAt,
            LastAt = state.LastAt,
            Goal = state.Task.Goal,
            Repository = state.Task.Workspace,
            Outcome = state.Outcome,
            Reason = state.Reason,
            Spent = state.Spent,
            Models = [.. models],
            Candidates = state.Candidates.Count,
            Revision = state.Integration?.Revision ?? "",
            ForkedFrom = forkedFrom,
            Length = run.Length,
            Unread = run.Length - read,
        };
    }
}
