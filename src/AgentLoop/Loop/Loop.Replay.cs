namespace AgentLoop;

public sealed partial class Loop
{
    /// <summary>
    /// Performs a recorded run again with every effect answered from its journal, and says where it first differs. Nothing is
    /// executed, asked or written.
    /// </summary>
    /// <exception cref="AgentLoopException">The store has no such run.</exception>
    public async ValueTask<ReplayReport> ReplayAsync(string runId, CancellationToken cancellationToken = default)
    {
        RecordedRun recorded = await RecordedRun.ReadAsync(setup.Store, runId, cancellationToken).ConfigureAwait(false);
        return await CompareAsync(runId, recorded.Events, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a run has come to by what is recorded of it.</summary>
    internal async ValueTask<RunState> RecordedStateAsync(string runId, CancellationToken cancellationToken) =>
        (await RecordedRun.ReadAsync(setup.Store, runId, cancellationToken).ConfigureAwait(false)).Events.Aggregate(RunState.Start(runId), (state, e) => state.Apply(e));

    private async ValueTask<ReplayReport> CompareAsync(string runId, List<RunEvent> recorded, CancellationToken cancellationToken)
    {
        Run run = await Run.ReplayAsync(setup, runId, recorded, cancellationToken).ConfigureAwait(false);
        await using var owned = run.ConfigureAwait(false);
        var report = new ReplayReport { RunId = runId, Events = run.State.Task is null ? 0 : 1, State = run.State };
        if (recorded.Find(e => e is UnknownEvent) is { } unknown)
            return report with { Divergence = EventComparison.At(unknown, "", unknown.Kind, "a record that this version cannot read") };
        try
        {
            while (!report.State.IsFinished && !run.IsAtEnd)
            {
                LoopStep step = run.TakeOngoing() ?? setup.Strategy.Next(report.State);
                await foreach (RunEvent e in run.PerformAsync(step, report.State, cancellationToken).ConfigureAwait(false))
                    report = report with { State = report.State.Apply(e), Events = report.Events + 1 };
                cancellationToken.ThrowIfCancellationRequested();
            }
            return report with { Divergence = run.FindUnmet() };
        }
        catch (DivergenceException e)
        {
            return report with { Divergence = run.Differs(e.Divergence) ? run.Place(e.Divergence) : null };
        }
        catch (ProvenanceException e)
        {
            return report with { Divergence = run.FindUnmet() is { } needed ? needed with { Actual = e.Message } : DivergenceDetail.Unreadable(e) };
        }
    }

    /// <summary>Branches may differ in more than one place, and which is found first depends on which is faster: what is before a difference is looked through again.</summary>
    private async ValueTask<ForkRequest> ForkAtDifferenceAsync(ReplayRequest request, CancellationToken cancellationToken)
    {
        List<RunEvent> events = (await RecordedRun.ReadAsync(setup.Store, request.RunId, cancellationToken).ConfigureAwait(false)).Events;
        long length = events.Count;
        ReplayReport report;
        do
        {
            report = await CompareAsync(request.RunId, events.GetRange(0, (int)length), cancellationToken).ConfigureAwait(false);
            length = report.Divergence?.Sequence ?? length;
        }
        while (report.Divergence is { Sequence: not null });
        return length == events.Count && Resumption.IsOver(report.State)
            ? throw new AgentLoopException($"This loop does what run \"{request.RunId}\" did, from its beginning to its end as {report.State.Outcome}, so that there is nothing to go on from.")
            : new ForkRequest { RunId = request.RunId, AtSequence = length, Answers = request.Answers };
    }
}
