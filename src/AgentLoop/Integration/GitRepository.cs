namespace AgentLoop;

/// <summary>The repository that a workspace belongs to.</summary>
internal sealed record GitRepository
{
    /// <summary>The root of its checkout.</summary>
    public required string TopLevel { get; init; }

    /// <summary>The path of the workspace below the root, with a <c>/</c> at the end; empty where they are the same.</summary>
    public required string Prefix { get; init; }

    /// <summary>The commit that is checked out; empty where there is none yet.</summary>
    public required string Head { get; init; }

    /// <summary>The hash its objects are named by, <c>sha1</c> or <c>sha256</c>.</summary>
    public required string ObjectFormat { get; init; }

    /// <exception cref="AgentLoopException">There is none.</exception>
    public static async ValueTask<GitRepository> FindAsync(string workspace, CancellationToken cancellationToken)
    {
        string[] ask = ["rev-parse", "--show-toplevel", "--show-prefix", "--show-object-format"];
        GitResult found = await Git.RunAsync(workspace, ask, cancellationToken).ConfigureAwait(false);
        if (!found.Succeeded)
            throw found.Problem.Contains("not a git repository", StringComparison.Ordinal) ? NoRepository(workspace) : new AgentLoopException(found.Problem);
        string[] lines = found.Line.Split('\n');
        if (lines.Length != ask.Length - 1)
            throw new AgentLoopException($"The path of the repository at \"{workspace}\" has a line break in it, which is not supported.");
        GitRepository repository = new() { TopLevel = lines[0], Prefix = lines[1], ObjectFormat = lines[2], Head = "" };
        if (!IsSame(Path.Combine(repository.TopLevel, repository.Prefix), workspace))
            throw new AgentLoopException($"The repository at \"{workspace}\" has its files in \"{repository.TopLevel}\" (core.worktree); open that folder.");
        if (repository.Prefix.Length > 0 && await repository.TryRunAsync(["check-ignore", "-q", "--", repository.Prefix[..^1]], cancellationToken).ConfigureAwait(false) is not null)
            throw NoRepository(workspace);
        string? head = await repository.TryRunAsync(["rev-parse", "-q", "--verify", "HEAD^{commit}"], cancellationToken).ConfigureAwait(false);
        return repository with { Head = head ?? "" };
    }

    /// <summary>Calls git and gives what it says; <see langword="null"/> if it fails.</summary>
    public async ValueTask<string?> TryRunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        GitResult result = await Git.RunAsync(TopLevel, arguments, cancellationToken).ConfigureAwait(false);
        return result.Succeeded ? result.Line : null;
    }

    /// <summary>Calls git and gives what it says.</summary>
    /// <exception cref="AgentLoopException">Git failed.</exception>
    public ValueTask<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(new GitCall { Folder = TopLevel, Arguments = arguments }, cancellationToken);

    /// <summary>Calls git and gives what it says.</summary>
    /// <exception cref="AgentLoopException">Git failed.</exception>
    public static async ValueTask<string> RunAsync(GitCall call, CancellationToken cancellationToken)
    {
        GitResult result = await Git.RunAsync(call, cancellationToken).ConfigureAwait(false);
        return result.Succeeded ? result.Line : throw new AgentLoopException(result.Problem);
    }

    private static bool IsSame(string folder, string other) => string.Equals(Real(folder), Real(other), StringComparison.Ordinal);

    private static string Real(string folder) => RealPath.Of(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    private static AgentLoopException NoRepository(string workspace) =>
        new($"\"{workspace}\" is in no git repository, so that no branch can be made; use a PatchFileIntegrator instead.");
}
