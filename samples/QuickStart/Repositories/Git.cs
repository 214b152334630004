namespace QuickStart;

/// <summary>The little of git that is needed to make a repository and to look at one.</summary>
internal sealed class Git(string folder)
{
    /// <summary>Makes a repository of the folder, with all that is in it as its first commit.</summary>
    public async Task InitializeAsync(string message, CancellationToken cancellationToken)
    {
        await RunAsync(["init", "--quiet", "--initial-branch=main"], cancellationToken);
        await RunAsync(["config", "user.name", "AgentLoop QuickStart"], cancellationToken);
        await RunAsync(["config", "user.email", "quickstart@localhost"], cancellationToken);
        await RunAsync(["config", "commit.gpgsign", "false"], cancellationToken);
        await RunAsync(["add", "--all"], cancellationToken);
        await RunAsync(["commit", "--quiet", "--message", message], cancellationToken);
    }

    /// <summary>Whether the folder is in a repository that has a commit to branch from.</summary>
    public async Task<bool> HasCommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cancellationToken);
            return true;
        }
        catch (AgentLoopException)
        {
            return false;
        }
    }

    public Task<string> DiffAsync(string revision, CancellationToken cancellationToken) =>
        RunAsync(["show", "--format=", "--no-color", "--no-ext-diff", "--no-textconv", revision], cancellationToken);

    public Task<string> LogAsync(string revision, CancellationToken cancellationToken) =>
        RunAsync(["log", "--no-color", "--no-show-signature", "--decorate=short", "--max-count=1", revision], cancellationToken);

    private Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Tool.RunAsync(folder, "git", arguments, cancellationToken);
}
