namespace AgentLoop;

/// <summary>Where and whether a journal can be taken up again.</summary>
internal static class Resumption
{
    /// <exception cref="AgentLoopException">The run cannot be resumed, or not with these answers.</exception>
    public static void Require(List<RunEvent> events, ResumeRequest request, bool isWithin)
    {
        RecordedRun.RequireKnown(events, request.RunId);
        RunState end = events.Aggregate(RunState.Start(request.RunId), (state, e) => state.Apply(e));
        RequireBegun(end);
        if (!isWithin && events[0] is RunStarted { AskedBy: not null })
            throw new AgentLoopException($"Run \"{end.RunId}\" works within run \"{end.RunId[..end.RunId.LastIndexOf('.')]}\"; resume that one.");
        if (IsOver(end))
            throw new AgentLoopException($"Run \"{end.RunId}\" has ended as {end.Outcome}; fork it to take another course.");

        int questions = end.OpenQuestions.Length;
        if (questions != request.Answers.Count)
            throw new AgentLoopException($"Run \"{end.RunId}\" waits for {questions} answers, not {request.Answers.Count}; give one for each of its open questions.");
    }

    /// <exception cref="AgentLoopException">The journal does not begin with the beginning of a run.</exception>
    public static void RequireBegun(RunState state)
    {
        if (state.Task is null)
            throw new AgentLoopException($"The journal of run \"{state.RunId}\" has no beginning, so that it cannot be taken up.");
    }

    /// <summary>Whether a run has ended for good.</summary>
    public static bool IsOver(RunState end) => end.Outcome is { } outcome && outcome is not
        (RunOutcome.NeedsClarification or RunOutcome.BudgetExhausted or RunOutcome.Cancelled or RunOutcome.Failed);

    /// <summary>How long a run has lain: nothing where the clock has gone back since.</summary>
    public static TimeSpan PausedSince(JournalStart start, TimeProvider clock) => Later(start.LastAt, clock.GetUtcNow()) - start.LastAt;

    public static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <summary>How many events at the beginning of a journal are not performed again: what opened the run, and what was copied of steps that were complete by then.</summary>
    public static int OpeningLength(List<RunEvent> events)
    {
        int fork = events.FindLastIndex(e => e is RunForked);
        return fork < 0
            ? (events[0] is RunStarted ? 1 : 0)
            : BeginOfOpenStep(events.GetRange(0, fork)) is { } step ? step : fork + 1;
    }

    /// <summary>The step that is open at the end of a journal.</summary>
    public static LoopStep? OpenStepOf(List<RunEvent> events) => BeginOfOpenStep(events) is { } begin ? ((StepStarted)events[begin]).Step : null;

    /// <summary>Takes a journal up where its last complete step ends; what it has of the step that is open will be met again.</summary>
    public static JournalStart ToGoOn(List<RunEvent> events)
    {
        JournalStart start = From(events, BeginOfOpenStep(events) ?? events.Count);
        return start with { Interludes = [.. start.Interludes.Where(i => !IsReopening(i.Event))] };
    }

    /// <summary>The state with which it is taken up. That the run was opened again within the open step holds for the whole of it.</summary>
    public static RunState StateToGoOn(string runId, List<RunEvent> events)
    {
        int begin = BeginOfOpenStep(events) ?? events.Count;
        return events.Take(begin).Concat(events.Skip(begin).Where(IsReopening)).Aggregate(RunState.Start(runId), (s, e) => s.Apply(e));
    }

    /// <summary>Takes a journal up after so many of its events; the rest will be met again.</summary>
    public static JournalStart From(List<RunEvent> events, int committed)
    {
        List<RunEvent> rest = events.GetRange(committed, events.Count - committed);
        HashSet<RunEvent> interruptions = Interruptions(rest);
        return new JournalStart
        {
            Length = events.Count,
            LastAt = events.Max(e => e.At),
            Ongoing = rest.Exists(e => e is RunForked) && rest[0] is StepStarted begun ? begun.Step : null,
            Recorded = [.. rest.Where(e => (IsPerformed(e) && !interruptions.Contains(e)) || e is ClockRead)],
            Interludes = [.. Interludes(rest, interruptions)],
        };
    }

    private static bool IsReopening(RunEvent e) => e is RunResumed or RunForked;

    private static int? BeginOfOpenStep(List<RunEvent> events)
    {
        int last = events.FindLastIndex(e => e is StepStarted or StepFinished or StepFailed);
        return last >= 0 && events[last] is StepStarted ? last : null;
    }

    /// <summary>Where the run ended with a step open, since only the host could say what had happened: the step went on when it had.</summary>
    private static HashSet<RunEvent> Interruptions(List<RunEvent> events)
    {
        HashSet<RunEvent> found = new(ReferenceEqualityComparer.Instance);
        bool isOpen = false;
        foreach (RunEvent e in events)
        {
            isOpen = e is StepStarted || (isOpen && e is not (StepFinished or StepFailed));
            if (isOpen && e is RunFinished)
                found.Add(e);
        }
        return found;
    }

    private static IEnumerable<(int After, RunEvent Event)> Interludes(List<RunEvent> events, HashSet<RunEvent> interruptions)
    {
        int performed = 0;
        foreach (RunEvent e in events)
        {
            performed += IsPerformed(e) && !interruptions.Contains(e) ? 1 : 0;
            if (e is RunResumed or RunForked or ModelTried or ModelAnswering or EffectStarted or EffectOutcomeUnknown or FileMasked)
                yield return (performed, e);
        }
    }

    /// <summary>
    /// Whether performing the run again brings an event about: that the host cancelled or resumed it, what its clock said, how a
    /// model came to the answer that is recorded, or what was about to be done, it does not.
    /// </summary>
    private static bool IsPerformed(RunEvent e) => e is not
        (RunResumed or RunForked or RunFinished { Outcome: RunOutcome.Cancelled } or UnknownEvent or ClockRead or ModelTried or ModelAnswering or EffectStarted or EffectOutcomeUnknown or FileMasked);
}
