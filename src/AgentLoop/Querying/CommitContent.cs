namespace AgentLoop;

/// <summary>Holds a commit against what the run it names says that it made.</summary>
internal sealed class CommitContent(IProvenanceStore store, VerifyCommitRequest request, string runId)
{
    private readonly List<VerificationFailure> failures = [];

    public async ValueTask<IReadOnlyList<VerificationFailure>> CompareAsync(RunState state, string candidateId, CancellationToken cancellationToken)
    {
        if (state.Candidates.Values.FirstOrDefault(candidate => candidate.Id == candidateId) is not { } candidate || state.Selected != candidateId)
            Fail($"The run \"{runId}\" did not select the candidate \"{candidateId}\" that the commit names.");
        else if (await store.GetAsync(candidate.Changes.Digest, cancellationToken).ConfigureAwait(false) is not { } changes)
            Fail("The change that the run made is no longer in the store, so that the commit cannot be held against it.");
        else
            await CompareAsync(ChangeSetJson.Read(changes.Span), cancellationToken).ConfigureAwait(false);
        string commit = await RunAsync("rev-parse", ["-q", "--verify", "--end-of-options", request.Commit + "^{commit}"], cancellationToken).ConfigureAwait(false);
        if (state.Integration is not { Integrated: true } integration || integration.Revision != commit)
            Fail($"The run \"{runId}\" did not make this commit: it handed over {(state.Integration?.Revision is { Length: > 0 } other ? other : "none")}.");
        return failures;
    }

    private async ValueTask CompareAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        string prefix = await RunAsync("rev-parse", ["--show-prefix"], cancellationToken).ConfigureAwait(false);
        foreach (FileChange change in changes.Files)
        {
            GitResult file = await Git.RunAsync(
                request.Repository, ["cat-file", "blob", $"{request.Commit}:{prefix}{change.NewPath ?? change.Path}"], cancellationToken).ConfigureAwait(false);
            bool isDeleted = change.Kind == FileChangeKind.Delete;
            if (isDeleted == file.Succeeded || (change.Content is { } content && !file.Output.AsSpan().SequenceEqual(content.Span)))
                Fail($"The file \"{change.NewPath ?? change.Path}\" of the commit is not what the run made of it.");
        }
    }

    private async ValueTask<string> RunAsync(string command, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await Git.RunAsync(request.Repository, [command, .. arguments], cancellationToken).ConfigureAwait(false)).Line;

    private void Fail(string problem) => failures.Add(new VerificationFailure { RunId = runId, Problem = problem });
}
