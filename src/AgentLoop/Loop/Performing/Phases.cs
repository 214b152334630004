namespace AgentLoop;

/// <summary>Performs steps: the one place that knows all phases.</summary>
internal sealed class Phases(LoopSetup setup, RunRoom room)
{
    private readonly Understanding understanding = new(setup, room);
    private readonly Planning planning = new(setup, room);
    private readonly ContextGathering gathering = new(setup, room);
    private readonly Judging judging = new(setup, room);
    private readonly Generating generating = new(setup, room);
    private readonly Deciding deciding = new(setup, room);
    private readonly Integrating integrating = new(setup, room);

    public async Task PerformAsync(LoopStep step, RunState state, CancellationToken cancellationToken)
    {
        if (step is FinishStep finish)
        {
            await room.Root.RecordAsync(new RunFinished { Outcome = finish.Outcome, Reason = finish.Reason, CandidateId = state.Selected }).ConfigureAwait(false);
            return;
        }

        JournaledScope scope = room.Root.Below($"{state.Steps + 1}.{step.Name}");
        if (room.Services.Journal.Recorded.LastOf(scope.Path) is StepFailed)
            await room.Services.Journal.TakeUpTreeAsync(scope.Path).ConfigureAwait(false);
        else
            await PerformAsync(step, state, scope, cancellationToken).ConfigureAwait(false);
    }

    private async Task PerformAsync(LoopStep step, RunState state, JournaledScope scope, CancellationToken cancellationToken)
    {
        await scope.RecordAsync(new StepStarted { Step = step }).ConfigureAwait(false);
        using WallTimeLimit limit = WallTimeLimit.Of(state, room.Services.Clock, cancellationToken);
        RunEvent end;
        try
        {
            await DispatchAsync(step, state, scope, limit.Token).ConfigureAwait(false);
            end = new StepFinished();
        }
        catch (Exception e) when (e is not (DivergenceException or ProvenanceException))
        {
            cancellationToken.ThrowIfCancellationRequested();
            end = limit.Explain(e);
        }
        if (end is StepFinished && room.Services.Journal.Doomed is null)
            GiveUpIntents(scope);
        // A step in which only the host can say what happened stays open: it goes on in the same place once the host has.
        await (room.Services.Journal.Doomed is { } unknown
            ? room.Root.RecordAsync(new RunFinished { Outcome = RunOutcome.Failed, Reason = unknown.Message, CandidateId = state.Selected })
            : scope.RecordAsync(end)).ConfigureAwait(false);
    }

    /// <summary>What had been begun for something that the step has come to its end without, such as a candidate that was stopped. One that was cut off is done anew.</summary>
    private void GiveUpIntents(JournaledScope scope)
    {
        foreach (EffectStarted started in room.Services.OpenIntents.TakeAll())
        {
            scope.Note(new EffectOutcomeUnknown
            {
                Effect = started.Effect,
                Request = started.Request,
                Intent = started.Sequence,
                Found = EffectOutcome.Unknown,
                Reason = "What it was begun for was given up.",
                IsSettled = true,
            });
        }
    }

    private Task DispatchAsync(LoopStep step, RunState state, JournaledScope scope, CancellationToken cancellationToken) => step switch
    {
        UnderstandStep => understanding.PerformAsync(state, scope, cancellationToken),
        AskStep => Deciding.AskAsync(state, scope),
        EvaluateBaselineStep => judging.JudgeBaselineAsync(state, scope, cancellationToken),
        PlanStep => planning.PerformAsync(state, scope, cancellationToken),
        GatherContextStep => gathering.PerformAsync(state, scope, cancellationToken),
        GenerateStep generate => generating.PerformAsync(generate, judging, state, scope, cancellationToken),
        SelectStep => Deciding.SelectAsync(state, scope),
        ApproveStep approve => deciding.ApproveAsync(approve.Milestone, state, scope, cancellationToken),
        IntegrateStep => integrating.PerformAsync(state, scope, cancellationToken),
        _ => throw new AgentLoopException($"The strategy asks for a step \"{step.Name}\" that the loop does not know."),
    };
}
