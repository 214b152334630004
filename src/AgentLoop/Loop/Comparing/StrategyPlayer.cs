namespace AgentLoop;

/// <summary>Plays one strategy with the facts of one run.</summary>
internal sealed class StrategyPlayer(string runId, string name, ILoopStrategy strategy, RecordedFacts facts)
{
    /// <summary>A strategy that takes so many steps more than the run had does not come to an end.</summary>
    private const int MaxMore = 100;

    private readonly GuardedStrategy guarded = new(strategy);
    private readonly List<PlayedStep> left = [.. facts.Steps];
    private readonly Queue<RunEvent> answers = new(facts.Answers);
    private readonly PlayedCandidates candidates = new(facts.Steps);
    private RunState state = facts.Begin;
    private DateTimeOffset now = facts.Begin.StartedAt;
    private int steps;
    private int? differsAt;

    public StrategyPlay Play()
    {
        while (steps < facts.Steps.Count + MaxMore)
        {
            LoopStep step;
            try
            {
                step = guarded.Next(state);
            }
            catch (Exception e)
            {
                return End(RunOutcome.Failed, $"The strategy failed: {e.Message}");
            }

            if (step is FinishStep finish && !GoOnWithAnswers(finish))
                return End(finish.Outcome, finish.Reason);
            if (step is not FinishStep && Take(step) is { } missing)
                return End(outcome: null, $"It leaves what is recorded at step {steps}, {step.Name}: {missing}");
        }

        return End(outcome: null, $"It has come to no end after {steps} steps.");
    }

    /// <summary>Takes a step with what is recorded; says what is not.</summary>
    private string? Take(LoopStep step)
    {
        differsAt ??= steps < facts.Steps.Count && facts.Steps[steps].Step == step ? null : steps + 1;
        steps++;
        Begin(step);
        string? missing = step switch
        {
            GenerateStep generate => Generate(generate),
            SelectStep => Select(),
            _ => TakeRecorded(step),
        };
        if (missing is null)
            Apply(new StepFinished());
        return missing;
    }

    private string? TakeRecorded(LoopStep step)
    {
        if (left.Find(s => s.Step == step) is not { } recorded)
            return "the run has no such step that is not used already.";
        if (!recorded.IsComplete)
            return "the run was interrupted in it.";
        if ((step is IntegrateStep or ApproveStep { Milestone: Milestone.Integrate }) && recorded.Selected != state.Selected)
            return $"the run had selected {recorded.Selected}, and it {state.Selected}.";
        left.Remove(recorded);
        now += recorded.Duration;
        foreach (RunEvent e in recorded.Events.Where(e => e is not (StepStarted or StepFinished)))
            Apply(e);
        return null;
    }

    private string? Select()
    {
        if (!state.Passing.Any())
            return "no candidate has passed.";
        Selection selection = EvidenceSelection.Choose([.. state.Candidates.Values]);
        Apply(new CandidateSelected { CandidateId = selection.Chosen.Id, Reason = selection.Reason });
        return null;
    }

    private string? Generate(GenerateStep step)
    {
        GenerationEnd end = GenerationEnd.Complete;
        for (int taken = 0; taken < step.Count && end == GenerationEnd.Complete; taken++)
        {
            if (candidates.IsExhausted)
            {
                end = GenerationEnd.Exhausted;
                break;
            }
            if (candidates.Missing() is { } missing)
                return missing;
            PlayedCandidate candidate = candidates.Take(out TimeSpan time, out IReadOnlyList<RunEvent> rest);
            now += time;
            foreach (RunEvent e in candidate.Events.Concat(rest))
                Apply(e);
            if (step.StopAtFirstPass && candidate.HasPassed)
                end = GenerationEnd.Stopped;
        }

        Apply(new GenerationEnded { End = end });
        return null;
    }

    /// <summary>A run that waited for answers and was given them goes on with them.</summary>
    private bool GoOnWithAnswers(FinishStep finish)
    {
        if (finish.Outcome != RunOutcome.NeedsClarification || !answers.TryDequeue(out RunEvent? answer))
            return false;
        Budget budget = state.Budget;
        Apply(answer switch
        {
            RunResumed resumed => resumed with { Paused = TimeSpan.Zero, Budget = budget },
            _ => new RunResumed { Paused = TimeSpan.Zero, Budget = budget, Answers = ((RunForked)answer).Answers },
        });
        return true;
    }

    private void Begin(LoopStep step) => Apply(new StepStarted { Step = step });

    private void Apply(RunEvent e) => state = state.Apply(e with { At = now });

    private StrategyPlay End(RunOutcome? outcome, string reason) => new()
    {
        RunId = runId,
        Strategy = name,
        Outcome = outcome,
        Reason = reason,
        Selected = state.Selected,
        Candidates = state.Candidates.Count,
        Attempts = state.Attempts,
        Spent = state.Spent,
        Duration = now - facts.Begin.StartedAt,
        Steps = steps,
        DiffersAt = differsAt ?? (outcome is not null && steps < facts.Steps.Count ? steps + 1 : null),
    };
}
