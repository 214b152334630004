using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Folders whose files are not the repository's own tests: other people's code, what builds write, and data of tests.</summary>
internal static class PassedOverFolders
{
    private static readonly FrozenSet<string> Names = new[]
    {
        ".git", ".agentloop", "node_modules", "bower_components", "vendor", "third_party", "target", "bin", "obj", "artifacts", "dist", "out", ".venv", "venv", ".tox", ".nox",
        "__pycache__", "site-packages", ".eggs", ".gradle", ".yarn", ".pnpm-store", "testdata", "test-data", "fixtures", "__fixtures__", "testassets",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The folders that are Python environments, whatever they are called.</summary>
    public static HashSet<string> Environments(IEnumerable<WorkspaceEntry> entries) => entries
        .Where(entry => entry.Path.EndsWith("/pyvenv.cfg", StringComparison.Ordinal))
        .Select(entry => RepositoryFiles.Folder(entry.Path))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether one of them holds a file.</summary>
    public static bool Holds(string path, HashSet<string> environments)
    {
        int start = 0;
        for (int end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', start))
        {
            if (Lookup.Contains(path.AsSpan(start, end - start)) || (environments.Count > 0 && environments.Contains(path[..end])))
                return true;
            start = end + 1;
        }

        return false;
    }
}
