namespace AgentLoop;

/// <summary>Orders files by what their paths have to do with a failure, before any of them is read.</summary>
internal sealed class FileRanking(FailureEvidence evidence, IReadOnlyList<SourceLocation> locations)
{
    private readonly NameSuspicion names = new(evidence);
    private readonly HashSet<string> located = locations.Select(l => l.Path).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> languages = locations
        .Select(l => System.IO.Path.GetExtension(l.Path)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The files, most suspicious first; equal ones as the snapshot has them.</summary>
    /// <param name="entries">The files.</param>
    /// <param name="words">Names that failing tests contain.</param>
    public IReadOnlyList<WorkspaceEntry> Order(IEnumerable<WorkspaceEntry> entries, IReadOnlySet<string> words) =>
        [.. entries.OrderByDescending(e => Score(e.Path, words))];

    private double Score(string path, IReadOnlySet<string> words)
    {
        string stem = SourcePaths.Stem(path);
        double score = located.Contains(path) ? 4 : 0;
        score += words.Contains(stem) ? 2 : 0;
        score += names.Overlap(stem);
        score += evidence.Failing.Any(t => t.Name.Contains(stem, StringComparison.OrdinalIgnoreCase)) ? 1 : 0;
        return score + (languages.Contains(System.IO.Path.GetExtension(path)) ? 0.5 : 0);
    }
}
