namespace AgentLoop;

/// <summary>The files of tests that something ties to a change.</summary>
/// <param name="sources">Each with its distance, the nearest first.</param>
internal sealed class NearSources(IReadOnlyList<(TestSource Source, int Distance)> sources)
{
    private readonly Dictionary<string, int> byPath = sources.ToDictionary(near => near.Source.Path, near => near.Distance, StringComparer.Ordinal);

    /// <summary>How near the nearest file is that a test may stand in; <see cref="int.MaxValue"/> where there is none.</summary>
    public int Distance(TestPlace test)
    {
        if (test.File is { } file)
            return byPath.GetValueOrDefault(file, int.MaxValue);
        foreach ((TestSource source, int distance) in sources)
        {
            if (source.Holds(test.Parts))
                return distance;
        }

        return int.MaxValue;
    }
}
