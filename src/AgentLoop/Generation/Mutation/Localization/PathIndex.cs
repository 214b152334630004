namespace AgentLoop;

/// <summary>Finds the files that a path of another root, or the end of a path, can mean.</summary>
internal sealed class PathIndex
{
    private const int MostMeanings = 3;

    private readonly ILookup<string, string> byName;

    public PathIndex(IEnumerable<WorkspaceEntry> entries) =>
        byName = entries.ToLookup(e => Name(e.Path), e => e.Path, StringComparer.OrdinalIgnoreCase);

    /// <summary>The files that have the most of the path's end in common with it; none if more than a few do.</summary>
    public IReadOnlyList<string> Resolve(string path)
    {
        List<string> best = [];
        int most = 0;
        foreach (string known in byName[Name(path)])
        {
            int common = CommonParts(known, path);
            if (common > most)
            {
                best.Clear();
                most = common;
            }

            if (common == most)
                best.Add(known);
        }

        return best.Count <= MostMeanings ? best : [];
    }

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static int CommonParts(string known, string path)
    {
        string[] first = known.Split('/');
        string[] second = path.Split('/');
        int common = 0;
        while (common < first.Length && common < second.Length
            && string.Equals(first[^(common + 1)], second[^(common + 1)], StringComparison.OrdinalIgnoreCase))
            common++;
        return common;
    }
}
