namespace AgentLoop;

/// <summary>Turns what failures name into lines of the workspace.</summary>
internal static class LocationFinder
{
    private const double FrameDecay = 0.85;
    private const double InMessage = 0.8;

    public static IReadOnlyList<SourceLocation> Find(FailureEvidence evidence, SourceCatalog catalog)
    {
        PathIndex paths = new(catalog.Sources.Concat(catalog.Tests));
        List<SourceLocation> found = [];
        foreach ((string path, int line) in evidence.Named)
            found.AddRange(paths.Resolve(path).Select(p => new SourceLocation(p, line, 1)));
        foreach (TestResult test in evidence.Failing)
            Add(paths, test.StackTrace, 1, found);
        foreach (string text in evidence.Texts)
            Add(paths, text, InMessage, found);
        return [.. found.GroupBy(l => (l.Path, l.Line)).Select(g => g.MaxBy(l => l.Weight))];
    }

    /// <summary>The innermost frame weighs most; those of tests and libraries are not counted.</summary>
    private static void Add(PathIndex paths, string? text, double weight, List<SourceLocation> found)
    {
        IReadOnlyList<(string Path, int Line)> places = TraceReader.Read(text);
        bool outermostFirst = text?.Contains("Traceback (most recent call last)", StringComparison.Ordinal) == true;
        foreach ((string path, int line) in outermostFirst ? places.Reverse() : places)
        {
            IReadOnlyList<string> files = paths.Resolve(path);
            found.AddRange(files.Select(f => new SourceLocation(f, line, weight / files.Count)));
            if (files.Any(f => !SourcePaths.IsTest(f)))
                weight *= FrameDecay;
        }
    }
}
