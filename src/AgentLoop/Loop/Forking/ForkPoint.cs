namespace AgentLoop;

/// <summary>What a fork begins with: the first records of another run, byte for byte, but for the last where something else is put in its place.</summary>
internal sealed record ForkPoint
{
    public required List<RunEvent> Events { get; init; }

    public required IReadOnlyList<ReadOnlyMemory<byte>> Records { get; init; }

    /// <summary>The number of the record that is not that run's.</summary>
    public long? Substituted { get; init; }

    /// <exception cref="AgentLoopException">The run has no such record, or it is of another kind.</exception>
    public static async ValueTask<ForkPoint> OfAsync(MaskedStore store, ForkRequest request, CancellationToken cancellationToken)
    {
        RecordedRun run = await RecordedRun.ReadAsync(store, request.RunId, cancellationToken).ConfigureAwait(false);
        long length = run.Events.Count;
        if (request.AtSequence < 1 || request.AtSequence > length)
            throw new AgentLoopException($"Run \"{request.RunId}\" has {length} records; it cannot be forked at {request.AtSequence}.");
        int count = (int)request.AtSequence;
        ForkPoint point = new() { Events = run.Events.GetRange(0, count), Records = run.Records.GetRange(0, count) };
        RecordedRun.RequireKnown(point.Events, request.RunId);
        if (request.Instead is not { } instead)
            return point;
        if (count == length)
            throw new AgentLoopException($"Run \"{request.RunId}\" has no record {count} that something else could take the place of; its last is {length - 1}.");
        return await point.WithAsync(run.Events[count], instead, store).ConfigureAwait(false);
    }

    private async ValueTask<ForkPoint> WithAsync(RunEvent recorded, Substitute instead, MaskedStore store)
    {
        RunEvent substituted = await instead.ReplaceAsync(recorded, store).ConfigureAwait(false);
        return new ForkPoint { Events = [.. Events, substituted], Records = [.. Records, EventJson.Write(substituted)], Substituted = recorded.Sequence };
    }
}
