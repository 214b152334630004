namespace AgentLoop;

/// <summary>Finds for each test what became of it: by its name, by what it does, or by what it resembles.</summary>
internal sealed class TestPairs
{
    private const double LeastLikeness = 0.6;

    private readonly List<FoundTest> lost;
    private readonly List<FoundTest> added;
    private readonly List<(FoundTest Before, FoundTest After)> kept = [];

    public TestPairs(IReadOnlyList<FoundTest> before, IReadOnlyList<FoundTest> after)
    {
        (lost, added) = ([.. before], [.. after]);
        Match(test => $"{test.Path}\n{test.FullName}");
        Match(test => test.FullName);
        Match(test => $"{test.Name}\n{test.BodyText}");
        Match(test => test.BodyText);
        Match(test => $"{test.Path}\n{test.Name}");
        Match(test => test.Name);
        MatchByLikeness();
    }

    public IReadOnlyList<(FoundTest Before, FoundTest After)> Kept => kept;

    public IReadOnlyList<FoundTest> Lost => lost;

    public IReadOnlyList<FoundTest> Added => added;

    private void Match(Func<FoundTest, string> key)
    {
        Dictionary<string, Queue<FoundTest>> candidates = added.GroupBy(key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<FoundTest>(group), StringComparer.Ordinal);
        foreach (FoundTest before in lost.ToArray())
        {
            if (candidates.TryGetValue(key(before), out Queue<FoundTest>? queue) && queue.TryDequeue(out FoundTest? after))
                Keep(before, after);
        }
    }

    private void MatchByLikeness()
    {
        if ((long)lost.Count * added.Count > 250_000)
            return;
        var likely = lost.SelectMany(_ => added, (before, after) => (Before: before, After: after, Likeness: TestLikeness.Of(before, after)))
            .Where(pair => pair.Likeness >= LeastLikeness)
            .OrderByDescending(pair => pair.Likeness);
        foreach ((FoundTest before, FoundTest after, _) in likely.ToArray())
        {
            if (lost.Contains(before) && added.Contains(after))
                Keep(before, after);
        }
    }

    private void Keep(FoundTest before, FoundTest after)
    {
        kept.Add((before, after));
        lost.Remove(before);
        added.Remove(after);
    }
}
