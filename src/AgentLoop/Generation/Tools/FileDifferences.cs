using System.Globalization;

namespace AgentLoop;

/// <summary>Says in which files two snapshots differ.</summary>
internal static class FileDifferences
{
    private const int MaxNamed = 20;

    /// <summary>A sentence; empty where they do not differ.</summary>
    public static string Of(WorkspaceSnapshot before, WorkspaceSnapshot after)
    {
        if (before.Digest == after.Digest)
            return "";
        Dictionary<string, WorkspaceEntry> known = before.Entries.ToDictionary(e => e.Path, StringComparer.Ordinal);
        List<string> differences = [];
        foreach (WorkspaceEntry entry in after.Entries)
        {
            bool wasThere = known.Remove(entry.Path, out WorkspaceEntry? earlier);
            if (!wasThere || earlier != entry)
                differences.Add($"{(wasThere ? "changed" : "added")} {OneLine.Of(entry.Path)}");
        }

        differences.AddRange(known.Keys.Order(StringComparer.Ordinal).Select(path => $"deleted {OneLine.Of(path)}"));
        string more = differences.Count > MaxNamed ? string.Create(CultureInfo.InvariantCulture, $" and {differences.Count - MaxNamed} more") : "";
        return $"It {string.Join(", ", differences.Take(MaxNamed))}{more}.";
    }
}
