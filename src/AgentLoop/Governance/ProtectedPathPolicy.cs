namespace AgentLoop;

/// <summary>Denies changes to files that decide what is built, checked, or fetched, rather than what the program does.</summary>
public sealed class ProtectedPathPolicy : IPolicy
{
    private readonly IReadOnlyList<PathPattern> patterns;

    /// <summary>Protects <see cref="Defaults"/>.</summary>
    public ProtectedPathPolicy()
        : this(Defaults)
    {
    }

    /// <summary>
    /// Protects the paths that match one of these patterns, which are those of <c>.gitignore</c>: <c>*</c> and <c>?</c> stay within a
    /// folder, <c>**</c> does not, a pattern without <c>/</c> matches at any depth, one that matches a folder protects all below it.
    /// Case does not count.
    /// </summary>
    /// <exception cref="ArgumentException">A pattern is empty, or takes back another one with <c>!</c>.</exception>
    public ProtectedPathPolicy(IEnumerable<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        this.patterns = [.. patterns.Select(pattern => new PathPattern(pattern))];
    }

    /// <summary>
    /// Git's own files and hooks, the pipelines of the usual CI systems, where packages come from, lock files (without a network nobody
    /// can tell whether they are right), and what sets up an editor or a container.
    /// </summary>
    public static IReadOnlyList<string> Defaults { get; } =
    [
        ".git*", ".husky/", ".pre-commit-config.yaml",
        "/.ci/", ".circleci/", ".buildkite/", ".azure-pipelines/", "azure-pipelines*.yml", ".travis.yml", ".drone.yml", "Jenkinsfile", "CODEOWNERS",
        "nuget.config", ".npmrc", ".yarnrc*", "pip.conf", "global.json",
        "packages.lock.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "Cargo.lock", "go.sum", "poetry.lock", "uv.lock",
        ".vscode/", ".devcontainer/", ".envrc",
    ];

    /// <inheritdoc />
    public ValueTask<PolicyVerdict> DecideAsync(PolicyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (FileChange change in request.Changes.Files)
        {
            if (Denial(change.Path) is { } denial || (change.NewPath is { } target && (denial = Denial(target)) is not null))
                return ValueTask.FromResult(PolicyVerdict.Deny(denial));
        }

        return ValueTask.FromResult(PolicyVerdict.Allow);
    }

    private string? Denial(string path)
    {
        if (PathPattern.Normalize(path) is not { } normal)
            return $"The path \"{VisibleText.Of(path)}\" leaves the workspace.";

        PathPattern? matching = patterns.FirstOrDefault(pattern => pattern.Matches(normal));
        return matching is null ? null : $"\"{VisibleText.Of(path)}\" is protected by the pattern \"{matching.Text}\".";
    }
}
