namespace AgentLoop;

/// <summary>
/// What of a candidate's change is judged by the repository's own tests: all of it but what it does to those tests, and to how they are run. A test that it adds is
/// left out too, since what stands beside tests may change what they see.
/// </summary>
internal sealed record JudgedChange(ChangeSet Changes)
{
    /// <summary>What it changes of tests that there were, or of how they are run.</summary>
    public IReadOnlyList<string> Undone { get; private init; } = [];

    /// <summary>Whether it adds or changes tests, so that they are to be run too.</summary>
    public bool HasTests { get; private init; }

    public static JudgedChange Of(EvaluationRequest request)
    {
        ChangeSet all = request.Candidate!.Changes;
        if (request.MayChangeTests)
            return new JudgedChange(all);
        FileChange[] ofTests = [.. all.Files.Where(file => Touched(file).Any(TestFiles.BelongsToTests))];
        if (ofTests.Length == 0)
            return new JudgedChange(all);
        HashSet<string> existing = request.Workspace.Snapshot.Entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        return new JudgedChange(all with { Files = [.. all.Files.Except(ofTests)] })
        {
            Undone = [.. ofTests.Select(file => file.Path).Where(path => existing.Contains(path) || TestFiles.KindOf(path) == TestFileKind.Configuration)],
            HasTests = ofTests.Any(file => file.Content is not null && TestFiles.KindOf(file.Path) != TestFileKind.Configuration),
        };
    }

    private static IEnumerable<string> Touched(FileChange file) => file.NewPath is { } target ? [file.Path, target] : [file.Path];
}
