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

    /// <summary>Whether something of it is left out.</summary>
    public bool IsLess { get; private init; }

    /// <summary>Files left out of which nothing but the name of their folder says that they are tests.</summary>
    public IReadOnlyList<string> Doubtful { get; private init; } = [];

    public static JudgedChange Of(EvaluationRequest request, TestOwnership ownership) =>
        request.MayChangeTests ? new JudgedChange(request.Candidate!.Changes) : Without(request, ownership.IsOfTests, ownership);

    /// <summary>The same with the doubtful files as the candidate has them.</summary>
    public static JudgedChange WithDoubtful(EvaluationRequest request, TestOwnership ownership) =>
        Without(request, path => ownership.IsOfTests(path) && !ownership.IsDoubtful(path), ownership);

    private static JudgedChange Without(EvaluationRequest request, Func<string, bool> isOfTests, TestOwnership ownership)
    {
        ChangeSet all = request.Candidate!.Changes;
        FileChange[] ofTests = [.. all.Files.Where(file => Touched(file).Any(isOfTests))];
        if (ofTests.Length == 0)
            return new JudgedChange(all);
        HashSet<string> existing = request.Workspace.Snapshot.Entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        return new JudgedChange(all with { Files = [.. all.Files.Except(ofTests)] })
        {
            IsLess = true,
            Undone = [.. ofTests.Select(file => file.Path).Where(path => existing.Contains(path) || TestFiles.KindOf(path) == TestFileKind.Configuration)],
            Doubtful = [.. ofTests.Select(file => file.Path).Where(ownership.IsDoubtful)],
            HasTests = ofTests.Any(file => file.Content is not null && TestFiles.KindOf(file.Path) != TestFileKind.Configuration),
        };
    }

    private static IEnumerable<string> Touched(FileChange file) => file.NewPath is { } target ? [file.Path, target] : [file.Path];
}
