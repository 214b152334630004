using System.Globalization;

namespace AgentLoop;

/// <summary>Who a commit is by, as variables for git.</summary>
internal sealed record GitIdentity
{
    private const string DefaultName = "AgentLoop";
    private const string DefaultEmail = "agentloop@localhost";

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The user's identity, unless the options say another, or git knows none and would invent one.</summary>
    public static async ValueTask<GitIdentity> FindAsync(GitRepository repository, GitBranchOptions options, CancellationToken cancellationToken)
    {
        string[] ask = ["-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"];
        string? own = await repository.TryRunAsync(ask, cancellationToken).ConfigureAwait(false);
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        Set("GIT_AUTHOR_NAME", options.AuthorName, DefaultName);
        Set("GIT_AUTHOR_EMAIL", options.AuthorEmail, DefaultEmail);
        Set("GIT_COMMITTER_NAME", null, DefaultName);
        Set("GIT_COMMITTER_EMAIL", null, DefaultEmail);
        return new GitIdentity { Variables = variables };

        void Set(string variable, string? wanted, string otherwise)
        {
            if (wanted is not null || own is null)
                variables[variable] = wanted ?? otherwise;
        }
    }

    /// <summary>The same, at a time that is the run's.</summary>
    public IReadOnlyDictionary<string, string> At(DateTimeOffset time)
    {
        string date = string.Create(CultureInfo.InvariantCulture, $"@{time.ToUnixTimeSeconds()} +0000");
        return new Dictionary<string, string>(Variables, StringComparer.Ordinal) { ["GIT_AUTHOR_DATE"] = date, ["GIT_COMMITTER_DATE"] = date };
    }
}
