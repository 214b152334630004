using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Lists the files of a snapshot, a line per folder, in as many tokens as there are.</summary>
internal static class FileListing
{
    private static readonly int[] NamesPerFolder = [int.MaxValue, 64, 32, 16, 8, 4, 2, 0];

    public static string Render(WorkspaceSnapshot snapshot, int maxTokens)
    {
        string text = "";
        List<(string Folder, List<string> Names)> folders = ByFolder(snapshot);
        foreach (int names in NamesPerFolder)
        {
            text = Render(folders, names);
            if (TokenEstimate.Of(text) <= maxTokens)
                return text;
        }

        return Excerpt.Of(text, maxTokens);
    }

    private static string Render(List<(string Folder, List<string> Names)> folders, int maxNames)
    {
        StringBuilder text = new();
        foreach ((string folder, List<string> names) in folders)
        {
            text.Append(folder.Length == 0 ? "./" : folder).Append(':');
            foreach (string name in names.Take(maxNames))
                text.Append(' ').Append(name);
            if (names.Count > maxNames)
                text.Append(CultureInfo.InvariantCulture, $" (and {names.Count - maxNames} more)");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static List<(string Folder, List<string> Names)> ByFolder(WorkspaceSnapshot snapshot) =>
    [
        .. snapshot.Entries
            .Select(e => (Folder: e.Path[..(e.Path.LastIndexOf('/') + 1)], e.Path))
            .GroupBy(e => e.Folder, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Select(e => OneLine.Of(e.Path[e.Folder.Length..])).Order(StringComparer.Ordinal).ToList())),
    ];
}
