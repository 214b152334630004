using System.Text;

namespace AgentLoop;

/// <summary>Reads what surrounds a workspace: the repository it is in, and what git tracks there.</summary>
internal static class IgnoreRulesReader
{
    public static async ValueTask<IgnoreRules> ReadAsync(string root, CancellationToken cancellationToken)
    {
        if (GitFolder.Find(root) is not { } git)
            return IgnoreRules.None;
        IgnoreRules rules = ReadOuter(root, git);
        return rules with { Tracked = await TrackedAsync(root, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>A workspace inside of an ignored folder stands on its own: nothing above it has a say.</summary>
    private static IgnoreRules ReadOuter(string root, GitFolder git)
    {
        string prefix = Path.GetRelativePath(git.WorkTree, root).Replace(Path.DirectorySeparatorChar, '/');
        IgnoreRules rules = new() { Prefix = prefix is "." ? "" : prefix + "/" };
        IgnoreScope? scope = Add(null, Path.Combine(git.Common, "info", "exclude"), 0);
        for (int end = 0; end < rules.Prefix.Length; end = rules.Prefix.IndexOf('/', end) + 1)
        {
            string folder = rules.Prefix[..end];
            scope = Add(scope, Path.Combine(git.WorkTree, folder, ".gitignore"), Encoding.UTF8.GetByteCount(folder));
            string next = rules.Prefix[..rules.Prefix.IndexOf('/', end)];
            if (scope?.Ignores(Encoding.UTF8.GetBytes(next), isFolder: true) == true)
                return IgnoreRules.None;
        }

        return rules with { Outer = scope };
    }

    private static IgnoreScope? Add(IgnoreScope? outer, string path, int baseLength)
    {
        try
        {
            return File.Exists(path) ? new IgnoreScope(outer, GitIgnoreFile.Parse(File.ReadAllBytes(path)), baseLength) : outer;
        }
        catch (UnauthorizedAccessException)
        {
            return outer; // as git does, which warns of it
        }
    }

    /// <summary>What git tracks although it is ignored; nothing where there is no git, or none that can read the repository.</summary>
    private static async ValueTask<IReadOnlyList<string>> TrackedAsync(string root, CancellationToken cancellationToken)
    {
        GitResult listed = await Git.RunAsync(root, ["ls-files", "-z", "-ci", "--exclude-standard"], cancellationToken).ConfigureAwait(false);
        return listed.Succeeded
            ? listed.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : [];
    }
}
