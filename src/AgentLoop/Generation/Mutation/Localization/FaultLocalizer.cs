namespace AgentLoop;

/// <summary>Gathers the evidence there is without running anything.</summary>
internal sealed class FaultLocalizer(FailureEvidence evidence, SourceCatalog catalog, SourceLoader loader)
{
    private const int MostTestFiles = 40;
    private const double ReachBesideFrames = 0.6;

    private readonly IReadOnlyList<SourceLocation> locations = LocationFinder.Find(evidence, catalog);
    private IReadOnlyDictionary<string, double> reached = new Dictionary<string, double>(StringComparer.Ordinal);
    private IReadOnlySet<string> words = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The sources, those that the failure has to do with first.</summary>
    public async ValueTask<IReadOnlyList<WorkspaceEntry>> OrderFilesAsync(CancellationToken cancellationToken)
    {
        FileRanking ranking = new(evidence, locations);
        List<SourceFile> tests = [];
        foreach (WorkspaceEntry entry in ranking.Order(catalog.Tests, words).Take(MostTestFiles))
        {
            if (await loader.LoadAsync(entry, cancellationToken).ConfigureAwait(false) is { } test)
                tests.Add(test);
        }

        TestReach reach = new(evidence, locations);
        reached = reach.Of(tests);
        words = reach.Words;
        return ranking.Order(catalog.Sources, words);
    }

    /// <summary>The suspicion of lines, from the files that are looked at first.</summary>
    public ISuspicion Localize(IReadOnlyList<SourceFile> files)
    {
        bool frames = locations.Any(l => files.Any(f => f.Path.Equals(l.Path, StringComparison.Ordinal)));
        Dictionary<string, double> spread = CallClosure.Spread(reached, files);
        double scale = frames ? ReachBesideFrames : Scale(spread);
        Dictionary<string, double> scaled = spread.ToDictionary(s => s.Key, s => s.Value * scale, StringComparer.Ordinal);
        return new CombinedSuspicion([new FrameSuspicion(locations), new ReachSuspicion(scaled, words), new NameSuspicion(evidence)]);
    }

    /// <summary>Brings the most suspicious function to 1: there is nothing better to go by.</summary>
    private static double Scale(Dictionary<string, double> spread) => spread.Count == 0 ? 1 : 1 / Math.Max(spread.Values.Max(), 0.1);
}
