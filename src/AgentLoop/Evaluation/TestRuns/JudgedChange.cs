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

    public static async ValueTask<JudgedChange> OfAsync(EvaluationRequest request, TestOwnership ownership, CancellationToken cancellationToken) => request.MayChangeTests
        ? new JudgedChange(request.Candidate!.Changes)
        : await WithoutAsync(request, ownership.IsOfTests, ownership, cancellationToken).ConfigureAwait(false);

    /// <summary>The same with the doubtful files as the candidate has them.</summary>
    public static ValueTask<JudgedChange> WithDoubtfulAsync(EvaluationRequest request, TestOwnership ownership, CancellationToken cancellationToken) =>
        WithoutAsync(request, path => ownership.IsOfTests(path) && !ownership.IsDoubtful(path), ownership, cancellationToken);

    private static async ValueTask<JudgedChange> WithoutAsync(
        EvaluationRequest request, Func<string, bool> isOfTests, TestOwnership ownership, CancellationToken cancellationToken)
    {
        ChangeSet all = request.Candidate!.Changes;
        FileChange[] ofTests = [.. all.Files.Where(file => Touched(file).Any(isOfTests) || IsNewModule(file))];
        List<FileChange> judged = [];
        HashSet<string> settings = new(StringComparer.Ordinal);
        foreach (FileChange file in all.Files.Except(ofTests))
        {
            FileChange? kept = await OwnTestSettings.KeepAsync(request.Workspace, file, cancellationToken).ConfigureAwait(false);
            if (kept is not null)
                judged.Add(kept);
            if (!ReferenceEquals(kept, file))
                settings.Add(file.Path);
        }
        if (ofTests.Length + settings.Count == 0)
            return new JudgedChange(all);
        HashSet<string> existing = request.Workspace.Snapshot.Entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> undone = ofTests.Select(file => file.Path).Where(path => existing.Contains(path) || TestFiles.KindOf(path) == TestFileKind.Configuration);
        return new JudgedChange(all with { Files = judged })
        {
            IsLess = true,
            Undone = [.. undone, .. settings],
            Doubtful = [.. ofTests.Select(file => file.Path).Where(ownership.IsDoubtful)],
            HasTests = ofTests.Any(file => file.Content is not null && TestFiles.KindOf(file.Path) != TestFileKind.Configuration),
        };
    }

    /// <summary>A module of Go's within another is none of its packages any more, and so are its tests none of the repository's.</summary>
    private static bool IsNewModule(FileChange file) => file.Kind == FileChangeKind.Add && file.Path.EndsWith("/go.mod", StringComparison.Ordinal);

    private static IEnumerable<string> Touched(FileChange file) => file.NewPath is { } target ? [file.Path, target] : [file.Path];
}
