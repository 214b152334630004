namespace AgentLoop;

/// <summary>The branch of a run, made or not.</summary>
internal sealed record GitBranch
{
    public required string Name { get; init; }

    /// <summary>The commit it is at; empty where there is no such branch yet.</summary>
    public required string Commit { get; init; }

    /// <summary>The message of the commit.</summary>
    public required string Message { get; init; }

    private string Reference => "refs/heads/" + Name;

    /// <exception cref="AgentLoopException">No branch can have this name.</exception>
    public static async ValueTask<GitBranch> FindAsync(GitRepository repository, string name, CancellationToken cancellationToken)
    {
        GitBranch branch = new() { Name = name, Commit = "", Message = "" };
        GitResult valid = await Git.RunAsync(repository.TopLevel, ["check-ref-format", branch.Reference], cancellationToken).ConfigureAwait(false);
        if (!valid.Succeeded)
            throw new AgentLoopException($"A branch cannot be called \"{name}\"; choose another prefix.");
        GitResult existing = await Git.RunAsync(repository.TopLevel, ["rev-parse", "-q", "--verify", branch.Reference], cancellationToken).ConfigureAwait(false);
        if (!existing.Succeeded)
            return branch;
        string message = await repository.RunAsync(["-c", "i18n.logOutputEncoding=UTF-8", "log", "-1", "--no-show-signature", "--format=%B", branch.Reference, "--"], cancellationToken).ConfigureAwait(false);
        return branch with { Commit = existing.Line, Message = message };
    }

    /// <summary>Whether it was made for this candidate of this run.</summary>
    public bool IsOf(IntegrationRequest request) => CommitMessage.IsOf(Message, request);

    /// <exception cref="AgentLoopException">A branch of this name appeared in the meantime, or git does not want it.</exception>
    public async ValueTask CreateAsync(GitRepository repository, string commit, CancellationToken cancellationToken)
    {
        string nothing = new('0', commit.Length);
        await repository.RunAsync(["update-ref", "-m", "agentloop: integrate", Reference, commit, nothing], cancellationToken).ConfigureAwait(false);
    }
}
