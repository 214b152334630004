namespace AgentLoop;

/// <summary>What of a candidate's change is judged: all of it but what it does to tests that there were, and to how tests are run.</summary>
internal sealed record JudgedChange(ChangeSet Changes, IReadOnlyList<string> Undone)
{
    public static JudgedChange Of(EvaluationRequest request)
    {
        ChangeSet all = request.Candidate!.Changes;
        if (request.MayChangeTests)
            return new JudgedChange(all, []);
        HashSet<string> existing = request.Workspace.Snapshot.Entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        FileChange[] undone = [.. all.Files.Where(file => existing.Contains(file.Path) ? Touched(file).Any(TestFiles.BelongsToTests) : IsSetting(file))];
        return undone.Length == 0
            ? new JudgedChange(all, [])
            : new JudgedChange(all with { Files = [.. all.Files.Except(undone)] }, [.. undone.Select(file => file.Path)]);
    }

    /// <summary>A test that is added is one more; a setting that is added holds for those that there were.</summary>
    private static bool IsSetting(FileChange file) => TestFiles.KindOf(file.Path) == TestFileKind.Configuration;

    private static IEnumerable<string> Touched(FileChange file) => file.NewPath is { } target ? [file.Path, target] : [file.Path];
}
