namespace AgentLoop;

/// <summary>Finds blocks of lines in a text, by the strictest strategy that finds any.</summary>
internal sealed class LineFinder(EditableText text, EditEffort effort)
{
    /// <summary>So many places are counted.</summary>
    public const int MaxPlaces = 11;

    private readonly Dictionary<MatchStrategy, LineIndex> indexes = [];

    /// <summary>Where a block begins, from a line on, and by which strategy; no place where none finds it.</summary>
    public (MatchStrategy Strategy, List<int> Places) Find(LinePattern pattern, int from = 0)
    {
        foreach (MatchStrategy strategy in LineFolding.Strategies)
        {
            List<int> places = Index(strategy).Find(pattern, from, MaxPlaces, effort);
            if (places.Count > 0)
                return (strategy, places);
        }

        return (MatchStrategy.None, []);
    }

    /// <summary>Whether a block is at a line, by a strategy or, without one, by the strictest that finds it there.</summary>
    public MatchStrategy FindAt(LinePattern pattern, int line, MatchStrategy only = MatchStrategy.None) =>
        LineFolding.Strategies.FirstOrDefault(s => (only == MatchStrategy.None || s == only) && Index(s).IsAt(pattern, line, effort));

    /// <summary>
    /// Where a block is exactly, if it has a line that the text has once and that is none of some others, so that they cannot make the
    /// block occur twice; otherwise -1.
    /// </summary>
    public int FindDistinct(LinePattern pattern, HashSet<int> others) =>
        pattern.Count == 0 ? -1 : Index(MatchStrategy.Exact).FindDistinct(pattern, others, effort);

    private LineIndex Index(MatchStrategy strategy)
    {
        if (!indexes.TryGetValue(strategy, out LineIndex? index))
            indexes[strategy] = index = new LineIndex(text, strategy, effort);
        return index;
    }
}
