using System.Text;
using System.Text.Unicode;

namespace AgentLoop;

/// <summary>The filters that a repository's own configuration names: programs that git runs over the files. The user's own are not among them.</summary>
/// <remarks>See "filter" in gitattributes(5) and "--show-scope" in git-config(1).</remarks>
internal sealed record GitFilters
{
    private static readonly string[] List = ["config", "--list", "--name-only", "--show-scope", "--includes", "-z"];

    private static readonly string[] Ways = ["clean", "smudge", "process"];

    public static GitFilters None { get; } = new() { Names = [] };

    /// <summary>What attributes call them.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Settings with which none of them runs.</summary>
    public IReadOnlyList<(string Setting, string Value)> Overrides =>
    [
        .. Names.SelectMany(_ => Ways, (name, way) => ($"filter.{name}.{way}", "")),
        .. Names.Select(name => ($"filter.{name}.required", "false")),
    ];

    /// <summary>Reads which there are.</summary>
    /// <exception cref="AgentLoopException">Git cannot tell.</exception>
    public static async ValueTask<GitFilters> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        GitResult listed = await Git.RunAsync(folder, List, cancellationToken).ConfigureAwait(false);
        if (!listed.Succeeded)
            throw new AgentLoopException(listed.Problem);
        if (!Utf8.IsValid(listed.Output))
            throw new AgentLoopException($"The git configuration at \"{folder}\" has a name that is no text; mend it.");
        string[] parts = Encoding.UTF8.GetString(listed.Output).Split('\0');
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i + 1 < parts.Length; i += 2)
        {
            if (parts[i] is "local" or "worktree" && NameIn(parts[i + 1]) is { } name)
                names.Add(name);
        }

        return names.Count == 0 ? None : new GitFilters { Names = [.. names.Order(StringComparer.Ordinal)] };
    }

    /// <summary>The name between the section and the variable, which may hold dots itself.</summary>
    private static string? NameIn(string setting)
    {
        const string Section = "filter.";
        int end = setting.LastIndexOf('.');
        return setting.StartsWith(Section, StringComparison.Ordinal) && end > Section.Length ? setting[Section.Length..end] : null;
    }
}
