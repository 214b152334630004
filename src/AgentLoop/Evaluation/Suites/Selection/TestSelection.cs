namespace AgentLoop;

/// <summary>
/// Says which tests of a repository are worth running first after a change: by names and words of the sources alone, so that it costs no run. It orders, and
/// judges nothing: all tests are run in the end.
/// </summary>
internal sealed class TestSelection
{
    private const int MaxSources = 2000;
    private const int MaxNear = 300;
    private const int MaxChanged = 200;

    private readonly RepositoryFiles files;
    private readonly List<TestSource> sources;

    private TestSelection(RepositoryFiles files, List<TestSource> sources)
    {
        this.files = files;
        this.sources = sources;
    }

    /// <summary>Reads the sources that may hold tests, once for all changes made to the same view.</summary>
    public static async ValueTask<TestSelection> ReadAsync(IWorkspaceView view, CancellationToken cancellationToken)
    {
        RepositoryFiles files = new(view);
        List<TestSource> sources = [];
        HashSet<string> words = new(StringComparer.Ordinal);
        foreach (string path in files.Paths.Where(path => SourceLanguages.Of(path) is not null && SourceStem.MayHoldTests(path)).Take(MaxSources))
        {
            if (await files.ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } text)
                sources.Add(new TestSource { Path = path, Words = SourceWords.Mentioned(SourceLanguages.Of(path)!, text, words), Subject = SourceStem.Subject(path) });
        }

        return new TestSelection(files, sources);
    }

    /// <summary>Chooses among the results of a suite's untouched repository.</summary>
    /// <param name="suite">The suite, for its folder.</param>
    /// <param name="baseline">What became of its tests before the change.</param>
    /// <param name="changed">The paths of what changed, in the workspace.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async ValueTask<SelectedTests> SelectAsync(
        TestSuite suite, IReadOnlyList<TestResult> baseline, IReadOnlyCollection<string> changed, CancellationToken cancellationToken)
    {
        List<ChangedSource> changes = [];
        foreach (string path in changed.Take(MaxChanged))
            changes.Add(ChangedSource.Of(path, await files.ReadAsync(path, cancellationToken).ConfigureAwait(false)));
        NearSources near = new([.. sources
            .Select(source => (Source: source, Distance: changes.Select(change => change.Distance(source)).Min()))
            .Where(pair => pair.Distance is not null)
            .OrderBy(pair => pair.Distance)
            .Take(MaxNear)
            .Select(pair => (pair.Source, pair.Distance!.Value))]);
        ILookup<bool, (TestResult Test, int Distance)> tests = baseline
            .DistinctBy(test => test.Name, StringComparer.Ordinal)
            .Select(test => (Test: test, Distance: near.Distance(TestPlace.Of(test, suite.Folder, files))))
            .ToLookup(pair => pair.Test.Outcome == TestOutcome.Failed);
        return new SelectedTests
        {
            Failing = [.. tests[true].OrderBy(pair => pair.Distance).Select(pair => pair.Test)],
            Touching = [.. tests[false].Where(pair => pair.Distance < int.MaxValue).OrderBy(pair => pair.Distance).Select(pair => pair.Test)],
        };
    }
}
