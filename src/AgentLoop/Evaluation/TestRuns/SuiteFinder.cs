namespace AgentLoop;

/// <summary>Which suites judge: the host's, or those that the files of the untouched repository show, so that no candidate chooses its judge.</summary>
internal sealed class SuiteFinder(IReadOnlyList<TestSuite>? said)
{
    private Found? last;
    private Chosen? lastSelection;

    /// <summary>The suites, or why there are none.</summary>
    public async ValueTask<(IReadOnlyList<TestSuite> Suites, string? Problem)> FindAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        if (said is not null)
            return (said, null);
        Digest digest = request.Workspace.Snapshot.Digest;
        Found found = last is { } known && known.Digest == digest ? known : await FindAsync(digest, request.Workspace, cancellationToken).ConfigureAwait(false);
        last = found;
        return (found.Suites, found.Problem);
    }

    private static async ValueTask<Found> FindAsync(Digest digest, IWorkspaceView files, CancellationToken cancellationToken)
    {
        DetectedTests detected = await TestSuites.DetectAsync(files, cancellationToken: cancellationToken).ConfigureAwait(false);
        string problem = detected.Problems.Count == 0 ? "" : $" {string.Join(' ', detected.Problems)}";
        return new Found(digest, detected.Suites, $"The repository's files show no tests that can be run.{problem}");
    }

    /// <summary>What chooses among the tests of these files: read once, however many candidates there are.</summary>
    public async ValueTask<TestSelection> SelectionAsync(IWorkspaceView files, CancellationToken cancellationToken)
    {
        Digest digest = files.Snapshot.Digest;
        if (lastSelection is { } known && known.Digest == digest)
            return known.Selection;
        TestSelection selection = await TestSelection.ReadAsync(files, cancellationToken).ConfigureAwait(false);
        lastSelection = new Chosen(digest, selection);
        return selection;
    }

    private sealed record Chosen(Digest Digest, TestSelection Selection);

    private sealed record Found(Digest Digest, IReadOnlyList<TestSuite> Suites, string? Problem);
}
