namespace AgentLoop;

/// <summary>Goes through a journal once and takes down its outline.</summary>
internal static class OutlineReader
{
    /// <exception cref="AgentLoopException">There is no such run, or the store cannot be read.</exception>
    public static async ValueTask<RunOutline> ReadAsync(RunReportRequest request, CancellationToken cancellationToken)
    {
        RunOutline outline = new() { State = RunState.Start(request.RunId) };
        JournalReading reading = new(request);
        await foreach (JournalEntry entry in reading.ReadAsync(cancellationToken).ConfigureAwait(false))
            Add(outline, entry);
        outline.Broken = reading.Broken;
        return outline.Records > 0
            ? outline
            : throw new AgentLoopException($"There is no run \"{request.RunId}\" in the provenance store; look at the id, and at which store it is.");
    }

    private static void Add(RunOutline outline, JournalEntry entry)
    {
        outline.Records++;
        outline.Head = entry.Record.Hash;
        TimeSpan at = entry.Event is { } e ? outline.Time.Read(e) : outline.Time.Now;
        try
        {
            if (entry.Event is { } known)
                Fold(outline, known, at);
        }
        catch (Exception fault) when (RecordFault.IsContained(fault))
        {
            entry = entry with { Event = null, Problem = fault.Message };
        }

        if (entry.Event is not null)
            return;
        outline.Unreadable++;
        outline.Faults.Add(new ReportedFault { Sequence = entry.Record.Sequence, At = at, What = "unreadable record", Problem = entry.Problem });
    }

    private static void Fold(RunOutline outline, RunEvent e, TimeSpan at)
    {
        outline.State = outline.State.Apply(e);
        CourseOutline.Add(outline, e, at);
        DecisionOutline.Add(outline, e, at);
        if (FaultOutline.Of(e, at) is { } fault)
            outline.Faults.Add(fault);
        if (e is UnknownEvent)
            outline.Unknown++;
    }
}
