namespace AgentLoop;

/// <summary>Takes down the course of a run: its steps, what was done at the same time, and where it was interrupted.</summary>
internal static class CourseOutline
{
    public static void Add(RunOutline outline, RunEvent e, TimeSpan at)
    {
        switch (e)
        {
            case RunStarted started:
                outline.Started ??= started;
                break;
            case RunForked forked:
                outline.Forked = forked;
                outline.Pauses.Add(new RunPause { Sequence = e.Sequence, At = at, Text = $"Forked from the run {forked.FromRunId}: what stands before was copied from it." });
                break;
            case RunResumed resumed:
                outline.Pauses.Add(new RunPause { Sequence = e.Sequence, At = at, Text = $"Taken up again after {PageFigures.Of(resumed.Paused)}." });
                break;
            case StepStarted started:
                outline.Steps.Add(new StepSpan { Number = outline.Steps.Count + 1, Step = started.Step, Sequence = e.Sequence, Start = at });
                break;
            case ChildRunEnded child:
                outline.Children.Add(child);
                break;
            default:
                break;
        }

        if (outline.Steps is [.., var step])
            AddToStep(outline, step, e, at);
        AddUse(outline, e);
    }

    private static void AddToStep(RunOutline outline, StepSpan step, RunEvent e, TimeSpan at)
    {
        step.Spent += SpendingOf(e);
        switch (e)
        {
            case StepFinished or RunFinished:
                step.End ??= at;
                break;
            case StepFailed failed:
                (step.End, step.Failure) = (at, failed.Reason);
                break;
            case ModelCalled call:
                step.Calls.Add(new TimeBar { Start = Before(at, call.Duration), End = at, Tone = call.Failure is null ? "model" : PageTone.Bad, Text = $"{call.ModelId ?? "model"}, {PageFigures.Of(call.Duration)}", Sequence = e.Sequence });
                break;
            case ToolCalled call:
                step.Calls.Add(new TimeBar { Start = at, End = at, Tone = "tool", Text = call.Tool, Sequence = e.Sequence });
                break;
            case CandidateProposed proposed:
                step.Candidates[proposed.Number] = new TimeBar { Start = at, Tone = "open", Text = proposed.CandidateId, Sequence = e.Sequence };
                break;
            case CandidateEvaluated evaluated:
                End(outline, evaluated.CandidateId, at, PageTone.Of(evaluated.Verdict));
                break;
            case CandidateRejected rejected:
                End(outline, rejected.CandidateId, at, "off");
                break;
            case CandidateStopped stopped:
                End(outline, stopped.CandidateId, at, "off");
                break;
            default:
                break;
        }
    }

    /// <summary>A candidate of a step that was cut off may end in another.</summary>
    private static void End(RunOutline outline, string candidateId, TimeSpan at, string tone)
    {
        int number = CandidateId.NumberOf(candidateId);
        if (outline.Steps.LastOrDefault(s => s.Candidates.ContainsKey(number)) is { } step)
            step.Candidates[number] = step.Candidates[number] with { End = at, Tone = tone };
    }

    private static void AddUse(RunOutline outline, RunEvent e)
    {
        if (e is not ModelCalled call)
            return;
        string model = call.ModelId ?? "a model that did not say its name";
        if (!outline.Models.TryGetValue(model, out ModelUse? use))
            outline.Models.Add(model, use = new ModelUse());
        use.Add(call.Spending, call.Duration);
    }

    private static Spending SpendingOf(RunEvent e) => e switch
    {
        ModelCalled call => call.Spending,
        ModelTried tried => tried.Spending,
        CommandExecuted command => command.Spending,
        ChildRunEnded child => child.Spending,
        _ => Spending.None,
    };

    private static TimeSpan Before(TimeSpan at, TimeSpan duration) => duration <= TimeSpan.Zero ? at : duration >= at ? TimeSpan.Zero : at - duration;
}
