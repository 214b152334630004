namespace AgentLoop;

/// <summary>The candidates of a recorded run in the order in which they came, to be taken one after another.</summary>
internal sealed class PlayedCandidates(IReadOnlyList<PlayedStep> steps)
{
    private readonly List<(PlayedStep Step, PlayedCandidate Candidate)> all = [.. steps.SelectMany(s => s.Candidates.Select(c => (s, c)))];
    private int taken;
    private PlayedStep? current;
    private DateTimeOffset until;

    /// <summary>Whether the generator had said that it had no more.</summary>
    public bool IsExhausted => taken == all.Count && steps.LastOrDefault(s => s.Step is GenerateStep) is { End: GenerationEnd.Exhausted };

    /// <summary>Why there is no next one with all that is to be known of it.</summary>
    public string? Missing() => taken == all.Count ? $"the run has no more than {all.Count} candidates."
        : all[taken].Candidate.End switch
        {
            null => $"{all[taken].Candidate.Proposed.CandidateId} was not judged before the run was interrupted.",
            CandidateStopped => $"{all[taken].Candidate.Proposed.CandidateId} was stopped before it was judged.",
            _ => null,
        };

    /// <summary>The next one; how much longer it took than those that went on at the same time, and what its step came to besides where it is its last.</summary>
    public PlayedCandidate Take(out TimeSpan time, out IReadOnlyList<RunEvent> rest)
    {
        (PlayedStep step, PlayedCandidate candidate) = all[taken++];
        if (current != step)
            (current, until) = (step, step.BeganAt);
        time = candidate.EndedAt > until ? candidate.EndedAt - until : TimeSpan.Zero;
        until += time;
        rest = candidate == step.Candidates[^1] ? [.. step.Events.Where(e => e is not (StepStarted or StepFinished or GenerationEnded))] : [];
        return candidate;
    }
}
