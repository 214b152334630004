using System.Text;

namespace AgentLoop;

/// <summary>Finds paths that are one file where case or the composition of letters does not count.</summary>
/// <param name="files">What the fork was made of.</param>
/// <param name="vacated">The files of it that are gone.</param>
internal sealed class ExportCollisions(ForkBase files, IReadOnlySet<string> vacated)
{
    private readonly Dictionary<string, ILookup<string, string>> folders = new(StringComparer.Ordinal);

    /// <summary>The paths that cannot stay, each with the one it collides with.</summary>
    /// <param name="paths">The paths of changed files, and whether each is new.</param>
    public Dictionary<string, string> Find(IReadOnlyList<(string Path, bool IsNew)> paths)
    {
        Dictionary<string, string> refused = new(StringComparer.Ordinal);
        Dictionary<string, List<string>> spellings = Spellings(paths);
        foreach ((string path, bool _) in paths.Where(p => p.IsNew))
        {
            if ((Other(path, spellings) ?? OtherInBase(path)) is { } other)
                refused[path] = other;
        }

        (string Path, bool)[] rest = [.. paths.Where(p => !refused.ContainsKey(p.Path))];
        spellings = Spellings(rest);
        foreach ((string path, bool _) in rest)
        {
            if (Other(path, spellings) is { } other)
                refused[path] = other;
        }

        return refused;
    }

    private static Dictionary<string, List<string>> Spellings(IEnumerable<(string Path, bool IsNew)> paths)
    {
        Dictionary<string, List<string>> spellings = new(StringComparer.Ordinal);
        foreach (string part in paths.SelectMany(p => Parts(p.Path)).Distinct(StringComparer.Ordinal))
        {
            if (!spellings.TryAdd(Fold(part), [part]))
                spellings[Fold(part)].Add(part);
        }

        return spellings;
    }

    private static string? Other(string path, Dictionary<string, List<string>> spellings) => Parts(path)
        .Select(part => spellings[Fold(part)].Find(other => !string.Equals(other, part, StringComparison.Ordinal)))
        .FirstOrDefault(other => other is not null);

    private string? OtherInBase(string path) => Parts(path).Select(OtherOf).FirstOrDefault(other => other is not null);

    private string? OtherOf(string part)
    {
        string folder = ChangePaths.Folder(part);
        if (!folders.TryGetValue(folder, out ILookup<string, string>? names))
            folders[folder] = names = files.Tree.List(folder).Select(entry => ChangePaths.Join(folder, entry.Name)).ToLookup(Fold, StringComparer.Ordinal);
        string[] same = [.. names[Fold(part)]];
        return same.Contains(part, StringComparer.Ordinal) ? null : Array.Find(same, other => !vacated.Contains(other));
    }

    private static IEnumerable<string> Parts(string path) => ChangePaths.Folders(path).Prepend(path);

    private static string Fold(string path) =>
        path.Replace('\ufffe', '\ufffd').Normalize(NormalizationForm.FormC).ToUpperInvariant().Normalize(NormalizationForm.FormC);
}
