namespace AgentLoop;

/// <summary>
/// Makes a branch with one commit on top of <c>HEAD</c>. The user's files, index, current branch and hooks are left alone.
/// </summary>
/// <remarks>
/// The commit holds each changed file whole, with edits of the user in it that were not committed; the message of the result
/// says where that was so. A branch of that name that another run made, or a person, is not overwritten. No program runs that
/// the repository's own configuration names; a file that such a filter would have to change first is refused.
/// </remarks>
public sealed class GitBranchIntegrator : IIntegrator, IReconciler
{
    private readonly GitBranchOptions options;

    /// <summary>Takes how the branch is made.</summary>
    public GitBranchIntegrator(GitBranchOptions? options = null) => this.options = options ?? new();

    /// <inheritdoc/>
    public async ValueTask<IntegrationResult> IntegrateAsync(IntegrationRequest request, CancellationToken cancellationToken = default)
    {
        try
        {
            return await CommitAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (AgentLoopException e)
        {
            return new IntegrationResult { Integrated = false, Message = e.Message };
        }
    }

    /// <summary>Finds the branch of the run, and by its trailers whether it holds this change.</summary>
    public async ValueTask<Reconciliation> ReconcileAsync(ReconcileRequest request, CancellationToken cancellationToken = default)
    {
        if (request?.Integration is not { } asked)
            return Reconciliation.Unknown();
        GitRepository repository = await GitRepository.FindAsync(asked.Repository, cancellationToken).ConfigureAwait(false);
        GitBranch branch = await GitBranch.FindAsync(repository, options.BranchPrefix + request.RunId, cancellationToken).ConfigureAwait(false);
        return branch.Commit.Length > 0 && branch.IsOf(asked)
            ? Reconciliation.Happened(Existing(branch, asked))
            : Reconciliation.DidNotHappen($"There is no branch \"{branch.Name}\" with this change.");
    }

    private async ValueTask<IntegrationResult> CommitAsync(IntegrationRequest request, CancellationToken cancellationToken)
    {
        if (request.Candidate.Changes.IsEmpty)
            throw new AgentLoopException("The candidate changes nothing, so that there is nothing to commit.");
        if (ChangeSetGuard.Check(request.Candidate.Changes) is [string fault, ..])
            throw new AgentLoopException(fault);
        GitRepository repository = await GitRepository.FindAsync(request.Repository, cancellationToken).ConfigureAwait(false);
        string name = options.BranchPrefix + request.Run.RunId;
        GitBranch branch = await GitBranch.FindAsync(repository, name, cancellationToken).ConfigureAwait(false);
        if (branch.Commit.Length > 0)
            return Existing(branch, request);

        GitTree tree = await GitTree.WriteAsync(repository, request, cancellationToken).ConfigureAwait(false);
        GitIdentity identity = await GitIdentity.FindAsync(repository, options, cancellationToken).ConfigureAwait(false);
        string[] parent = repository.Head.Length > 0 ? ["-p", repository.Head] : [];
        GitCall call = new()
        {
            Folder = repository.TopLevel,
            Arguments = ["-c", "i18n.commitEncoding=UTF-8", "commit-tree", tree.Name, .. parent],
            Input = CommitMessage.Write(request),
            Environment = identity.At(request.Run.Clock.GetUtcNow()),
        };
        string commit = await GitRepository.RunAsync(call, cancellationToken).ConfigureAwait(false);
        await branch.CreateAsync(repository, commit, cancellationToken).ConfigureAwait(false);
        return Done(branch, commit, Describe(branch, commit, tree)) with { Parent = repository.Head };
    }

    private static IntegrationResult Existing(GitBranch branch, IntegrationRequest request) => branch.IsOf(request)
        ? Done(branch, branch.Commit, $"The branch \"{branch.Name}\" already holds this change.")
        : throw new AgentLoopException($"The branch \"{branch.Name}\" was not made for this change; rename it, or choose another prefix.");

    private static IntegrationResult Done(GitBranch branch, string commit, string message) =>
        new() { Integrated = true, Location = branch.Name, Revision = commit, Message = message };

    private static string Describe(GitBranch branch, string commit, GitTree tree)
    {
        string done = $"Committed {commit[..10]} to the new branch \"{branch.Name}\".";
        return tree.Uncommitted.Count == 0
            ? done
            : $"{done} It also holds what was not committed before in {string.Join(", ", tree.Uncommitted.Select(path => $"\"{path}\""))}.";
    }
}
