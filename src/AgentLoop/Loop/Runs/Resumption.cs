namespace AgentLoop;

/// <summary>Where and whether a journal can be taken up again.</summary>
internal static class Resumption
{
    /// <exception cref="AgentLoopException">The run cannot be resumed, or not with these answers.</exception>
    public static void Require(RunState end, ResumeRequest request)
    {
        if (end.Task is null)
            throw new AgentLoopException($"The journal of run \"{end.RunId}\" has no beginning, so it cannot be resumed.");

        bool isOver = end.Outcome is { } outcome && outcome is not
            (RunOutcome.NeedsClarification or RunOutcome.BudgetExhausted or RunOutcome.Cancelled or RunOutcome.Failed);
        if (isOver)
            throw new AgentLoopException($"Run \"{end.RunId}\" has ended as {end.Outcome}; fork it to take another course.");

        int questions = end.OpenQuestions.Length;
        if (questions != request.Answers.Count)
            throw new AgentLoopException($"Run \"{end.RunId}\" waits for {questions} answers, not {request.Answers.Count}; give one for each of its open questions.");
    }

    /// <summary>How many events at the beginning of a journal were recorded by opening the run and not by performing it.</summary>
    public static int OpeningLength(List<RunEvent> events) => events.FindLastIndex(e => e is RunForked) switch
    {
        -1 => events[0] is RunStarted ? 1 : 0,
        int fork => fork + 1,
    };

    /// <summary>The beginning of a journal, up to the last step that was complete by then.</summary>
    /// <exception cref="AgentLoopException">The journal is not as long as that.</exception>
    public static List<RunEvent> CompleteSteps(List<RunEvent> events, ForkRequest request)
    {
        if (request.AtSequence < 1 || request.AtSequence > events.Count)
            throw new AgentLoopException($"Run \"{request.RunId}\" has {events.Count} records; it cannot be forked at {request.AtSequence}.");

        List<RunEvent> prefix = events.GetRange(0, (int)request.AtSequence);
        RunState state = prefix.Aggregate(RunState.Start(request.RunId), (s, e) => s.Apply(e));
        return state.OpenStep is null ? prefix : prefix.GetRange(0, prefix.FindLastIndex(e => e is StepStarted));
    }

    /// <summary>Takes a journal up after so many of its events; the rest will be met again.</summary>
    public static JournalStart From(List<RunEvent> events, int committed)
    {
        List<RunEvent> rest = events.GetRange(committed, events.Count - committed);
        return new JournalStart
        {
            Length = events.Count,
            Recorded = [.. rest.Where(e => IsPerformed(e) || e is ClockRead)],
            Interludes = [.. Interludes(rest)],
        };
    }

    private static IEnumerable<(int After, RunEvent Event)> Interludes(List<RunEvent> events)
    {
        int performed = 0;
        foreach (RunEvent e in events)
        {
            performed += IsPerformed(e) ? 1 : 0;
            if (e is RunResumed or ModelTried or ModelAnswering or FileMasked)
                yield return (performed, e);
        }
    }

    /// <summary>
    /// Whether performing the run again brings an event about: that the host cancelled or resumed it, what its clock said, or how a
    /// model came to the answer that is recorded, it does not.
    /// </summary>
    private static bool IsPerformed(RunEvent e) => e is not
        (RunResumed or RunFinished { Outcome: RunOutcome.Cancelled } or UnknownEvent or ClockRead or ModelTried or ModelAnswering or FileMasked);
}
