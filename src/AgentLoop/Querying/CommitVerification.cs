namespace AgentLoop;

/// <summary>Verifies that a commit is what a run has made: from its trailer to the run, from there to the proof and the checkpoint.</summary>
public static class CommitVerification
{
    /// <summary>
    /// Checks that the run which a commit names stands in the log as it was appended, that the log goes on from the checkpoint under the commit, that the run handed over
    /// this commit, and that its files are those of the candidate.
    /// </summary>
    /// <remarks>What does not hold is in the report, and never an exception.</remarks>
    /// <exception cref="AgentLoopException">There is no such repository or commit.</exception>
    public static async ValueTask<VerificationReport> VerifyCommitAsync(
        this IProvenanceStore store, VerifyCommitRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        CommitTrailers trailers = await CommitTrailers.ReadAsync(request.Repository, request.Commit, cancellationToken).ConfigureAwait(false);
        if (trailers.RunId.Length == 0)
            return Failed($"The commit \"{request.Commit}\" names no run that it is from.");
        List<VerificationFailure> failures = [];
        List<string> notCovered = [];
        VerificationReport report = await store.VerifyAsync(
            new VerifyRequest { RunId = trailers.RunId, Checkpoints = [.. request.Checkpoints, .. CheckpointsOf(trailers, failures, notCovered)], Keys = request.Keys }, cancellationToken).ConfigureAwait(false);
        if (report.IsIntact && await store.LoadStateAsync(trailers.RunId, cancellationToken).ConfigureAwait(false) is { } state)
            failures.AddRange(await new CommitContent(store, request, trailers.RunId).CompareAsync(state, trailers.CandidateId, cancellationToken).ConfigureAwait(false));
        return report with { Failures = [.. report.Failures, .. failures], NotCovered = [.. report.NotCovered, .. notCovered] };
    }

    private static IEnumerable<SignedNote> CheckpointsOf(CommitTrailers trailers, List<VerificationFailure> failures, List<string> notCovered)
    {
        if (trailers.Checkpoint.Length == 0)
            notCovered.Add("The commit has no checkpoint, so that nothing outside of the store says what the log was when it was made.");
        else if (CheckpointLine.TryRead(trailers.Checkpoint) is { } note)
            return [note];
        else
            failures.Add(new VerificationFailure { RunId = trailers.RunId, Problem = "The checkpoint under the commit cannot be read." });
        return [];
    }

    private static VerificationReport Failed(string problem) =>
        new() { Runs = 0, Records = 0, Artifacts = 0, Failures = [new VerificationFailure { Problem = problem }] };
}
