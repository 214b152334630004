namespace AgentLoop;

/// <summary>Makes all changes of a set in a folder, or none.</summary>
/// <param name="root">The folder.</param>
/// <param name="owner">Who gets what is written; <see langword="null"/> for the user of this process.</param>
internal sealed class ChangeSetApplier(string root, uint? owner = null)
{
    public ApplyResult Apply(ChangeSet changes, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> problems = ChangeSetGuard.Check(changes);
        if (problems.Count == 0)
            problems = Verify(changes, cancellationToken);
        if (problems.Count > 0 || changes.IsEmpty)
            return new ApplyResult { Applied = problems.Count == 0, Problems = problems };
        try
        {
            using StagedChanges staged = new(root, owner);
            staged.Make(changes, cancellationToken);
            return new ApplyResult { Applied = true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ApplyResult { Applied = false, Problems = [$"The change cannot be written: {e.Message}"] };
        }
    }

    private IReadOnlyList<string> Verify(ChangeSet changes, CancellationToken cancellationToken)
    {
        using IFileTree tree = FileTree.Open(root);
        return new ChangeSetVerifier(tree, changes).Check(cancellationToken);
    }
}
