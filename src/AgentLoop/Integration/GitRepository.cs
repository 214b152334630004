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
        GitResult found = await Git.RunAsync(workspace, ["rev-parse", "--show-toplevel", "--show-prefix", "--show-object-format"], cancellationToken).ConfigureAwait(false);
        if (!found.Succeeded)
            throw new AgentLoopException(Explain(workspace, found.Problem));
        string[] lines = found.Line.Split('\n');
        if (lines.Length != 3)
            throw new AgentLoopException($"The path of the repository at \"{workspace}\" has a line break in it, which git's answers cannot tell.");
        if (lines[1].Length > 0 && (await Git.RunAsync(lines[0], ["check-ignore", "-q", "--", lines[1].TrimEnd('/')], cancellationToken).ConfigureAwait(false)).ExitCode == 0)
            throw new AgentLoopException(Explain(workspace, "The repository around it ignores it: it is \"not a git repository\" of its own."));
        GitResult head = await Git.RunAsync(workspace, ["rev-parse", "-q", "--verify", "HEAD^{commit}"], cancellationToken).ConfigureAwait(false);
        return new GitRepository { TopLevel = lines[0], Prefix = lines[1], ObjectFormat = lines[2], Head = head.Succeeded ? head.Line : "" };
    }

    /// <summary>Calls git and gives what it says.</summary>
    /// <exception cref="AgentLoopException">Git failed.</exception>
    public ValueTask<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(arguments, default, new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken);

    /// <summary>Calls git with input and variables of its own, and gives what it says.</summary>
    /// <exception cref="AgentLoopException">Git failed.</exception>
    public async ValueTask<string> RunAsync(
        IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        GitCall call = new() { Folder = TopLevel, Arguments = arguments, Input = input, Environment = environment };
        GitResult result = await Git.RunAsync(call, cancellationToken).ConfigureAwait(false);
        return result.Succeeded ? result.Line : throw new AgentLoopException(result.Problem);
    }

    private static string Explain(string workspace, string problem) => problem.Contains("not a git repository", StringComparison.OrdinalIgnoreCase)
        ? $"\"{workspace}\" is in no git repository, so that no branch can be made; use a PatchFileIntegrator instead."
        : problem;
}
