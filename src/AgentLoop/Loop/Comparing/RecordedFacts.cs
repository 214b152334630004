using System.Globalization;

namespace AgentLoop;

/// <summary>The facts of a recorded run, step by step and candidate by candidate.</summary>
internal sealed record RecordedFacts
{
    /// <summary>The state before the first step, with the budget and the approvals that the run came to have.</summary>
    public required RunState Begin { get; init; }

    public required IReadOnlyList<PlayedStep> Steps { get; init; }

    /// <summary>What the host answered when the run had waited for it.</summary>
    public required IReadOnlyList<RunEvent> Answers { get; init; }

    public static RecordedFacts Of(string runId, List<RunEvent> events)
    {
        RunState end = events.Aggregate(RunState.Start(runId), (s, e) => s.Apply(e));
        Resumption.RequireBegun(end);
        return new RecordedFacts
        {
            Begin = RunState.Start(runId).Apply(events[0]) with { Budget = end.Budget, RequiredApprovals = end.RequiredApprovals },
            Steps = [.. StepsOf(runId, events)],
            Answers = [.. events.Where(e => e is RunResumed { Answers.Count: > 0 } or RunForked { Answers.Count: > 0 })],
        };
    }

    private static IEnumerable<PlayedStep> StepsOf(string runId, List<RunEvent> events)
    {
        ILookup<string, RunEvent> byStep = events.Where(e => e.Scope.Length > 0 && e is not ClockRead).ToLookup(e => e.Scope.Split('/')[0], StringComparer.Ordinal);
        RunState state = RunState.Start(runId);
        foreach (RunEvent e in events)
        {
            state = state.Apply(e);
            if (e is StepStarted { Step: GenerateStep } generating)
                yield return Generated(generating, [.. byStep[e.Scope]]);
            else if (e is StepStarted started)
                yield return new PlayedStep { Step = started.Step, Events = [.. byStep[e.Scope]], Selected = state.Selected };
        }
    }

    /// <summary>What happens in the generator between two candidates was for the second of them.</summary>
    private static PlayedStep Generated(StepStarted started, RunEvent[] events)
    {
        List<PlayedCandidate> candidates = [];
        long after = started.Sequence;
        foreach (CandidateProposed proposed in events.OfType<CandidateProposed>())
        {
            string own = string.Create(CultureInfo.InvariantCulture, $"{started.Scope}/candidate/{proposed.Number}");
            bool IsOf(RunEvent e) => e == proposed || e.Scope == own || e.Scope.StartsWith(own + "/", StringComparison.Ordinal)
                || (IsGenerators(e, started) && e.Sequence > after && e.Sequence < proposed.Sequence);
            candidates.Add(new PlayedCandidate { Proposed = proposed, Events = [.. events.Where(IsOf)] });
            after = proposed.Sequence;
        }

        HashSet<RunEvent> taken = new(candidates.SelectMany(c => c.Events), ReferenceEqualityComparer.Instance);
        return new PlayedStep { Step = started.Step, Events = [.. events.Where(e => !taken.Contains(e))], Candidates = candidates };
    }

    private static bool IsGenerators(RunEvent e, StepStarted started) => e.Scope.StartsWith(started.Scope + "/generator", StringComparison.Ordinal);
}
