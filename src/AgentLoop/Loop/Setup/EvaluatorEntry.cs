namespace AgentLoop;

/// <summary>An evaluator as the loop knows it: by a name for readers and, in the paths of scopes, by an id.</summary>
internal sealed record EvaluatorEntry(string Id, string Name, IEvaluator Evaluator, bool IsGate)
{
    /// <summary>Asked once, so that they stay the same.</summary>
    public EvaluatorTraits Traits { get; } = Evaluator.Traits;

    /// <summary>
    /// The order in which evaluators are asked: gates before the others, and of each those first that do least. Those of a stage are asked at
    /// the same time, since all of them only read.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<EvaluatorEntry>> Stages(IEnumerable<EvaluatorEntry> entries)
    {
        List<List<EvaluatorEntry>> stages = [];
        foreach (EvaluatorEntry entry in entries.OrderByDescending(e => e.IsGate).ThenBy(e => e.Traits.Effort))
        {
            bool joins = entry.Traits.Effort == EvaluationEffort.Reads && stages is [.., [{ Traits.Effort: EvaluationEffort.Reads } first, ..]] && first.IsGate == entry.IsGate;
            if (joins)
                stages[^1].Add(entry);
            else
                stages.Add([entry]);
        }
        return stages;
    }
}
