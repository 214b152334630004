namespace AgentLoop;

/// <summary>The branch of a run, made or not.</summary>
internal sealed record GitBranch
{
    public required string Name { get; init; }

    /// <summary>The commit it is at; empty where there is no such branch yet.</summary>
    public required string Commit { get; init; }

    /// <summary>The message of the commit.</summary>
    public required string Message { get; init; }

    /// <exception cref="AgentLoopException">No branch can have this name.</exception>
    public static async ValueTask<GitBranch> FindAsync(GitRepository repository, string name, CancellationToken cancellationToken)
    {
        string reference = Reference(name);
        if (await repository.TryRunAsync(["check-ref-format", reference], cancellationToken).ConfigureAwait(false) is null)
            throw new AgentLoopException($"A branch cannot be called \"{name}\"; choose another prefix.");
        string? commit = await repository.TryRunAsync(["rev-parse", "-q", "--verify", reference], cancellationToken).ConfigureAwait(false);
        if (commit is null)
            return new GitBranch { Name = name, Commit = "", Message = "" };
        string[] log = ["-c", "i18n.logOutputEncoding=UTF-8", "log", "-1", "--no-show-signature", "--format=%B", reference, "--"];
        return new GitBranch { Name = name, Commit = commit, Message = await repository.RunAsync(log, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>Whether it was made for this candidate of this run.</summary>
    public bool IsOf(IntegrationRequest request) => CommitMessage.IsOf(Message, request);

    /// <exception cref="AgentLoopException">A branch of this name appeared in the meantime, or git does not want it.</exception>
    public async ValueTask CreateAsync(GitRepository repository, string commit, CancellationToken cancellationToken)
    {
        string nothing = new('0', commit.Length);
        string[] create = ["update-ref", "-m", "agentloop: integrate", Reference(Name), commit, nothing];
        await repository.RunAsync(create, cancellationToken).ConfigureAwait(false);
    }

    private static string Reference(string name) => "refs/heads/" + name;
}
