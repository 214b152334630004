namespace AgentLoop;

/// <summary>A run as the store has it.</summary>
internal sealed record RecordedRun
{
    public required List<RunEvent> Events { get; init; }

    public required List<ReadOnlyMemory<byte>> Records { get; init; }

    /// <exception cref="AgentLoopException">There is no such run, or a record of it was erased.</exception>
    public static async ValueTask<RecordedRun> ReadAsync(IProvenanceStore store, string runId, CancellationToken cancellationToken)
    {
        var run = new RecordedRun { Events = [], Records = [] };
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).ConfigureAwait(false))
        {
            if (record.IsErased)
                throw new AgentLoopException($"Record {record.Sequence} of run \"{runId}\" was erased, so that nobody can go on from what it said; run the task anew.");
            run.Events.Add(EventJson.Read(record.Payload));
            run.Records.Add(record.Payload);
        }
        return run.Events.Count > 0 ? run : throw Missing(runId);
    }

    /// <exception cref="AgentLoopException">There is no such run.</exception>
    public static async ValueTask RequireAsync(IProvenanceStore store, string runId, CancellationToken cancellationToken)
    {
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).ConfigureAwait(false))
            return;
        throw Missing(runId);
    }

    /// <summary>What a record says that this version cannot read may have decided anything, so that nothing is done on account of what it can.</summary>
    /// <exception cref="AgentLoopException">There is such a record.</exception>
    public static void RequireKnown(List<RunEvent> events, string runId)
    {
        if (events.Find(e => e is UnknownEvent) is { } unknown)
        {
            throw new AgentLoopException(
                $"Record {unknown.Sequence} of run \"{runId}\" is a \"{unknown.Kind}\" that this version cannot read; take the run up with the version that wrote it, or fork it before that record.");
        }
    }

    private static AgentLoopException Missing(string runId) =>
        new($"There is no run \"{runId}\" in the provenance store; look at the id, and at which store the loop was built with.");
}
