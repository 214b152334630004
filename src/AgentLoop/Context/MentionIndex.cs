namespace AgentLoop;

/// <summary>Finds files by what output calls them: a path from elsewhere whose end is theirs, or the end of theirs.</summary>
internal sealed class MentionIndex
{
    /// <summary>A name that more files have says nothing.</summary>
    private const int MaxAmbiguity = 3;

    private static readonly char[] Separators = ['/', '\\'];

    private readonly Dictionary<string, List<WorkspaceEntry>> byName = new(StringComparer.Ordinal);

    public MentionIndex(WorkspaceSnapshot snapshot)
    {
        foreach (WorkspaceEntry entry in snapshot.Entries)
        {
            string name = entry.Path[(entry.Path.LastIndexOf('/') + 1)..];
            if (!byName.TryGetValue(name, out List<WorkspaceEntry>? entries))
                byName[name] = entries = [];
            entries.Add(entry);
        }
    }

    public IReadOnlyList<WorkspaceEntry> Resolve(Mention mention)
    {
        string name = mention.Path[(mention.Path.LastIndexOfAny(Separators) + 1)..];
        if (!byName.TryGetValue(name, out List<WorkspaceEntry>? entries))
            return [];

        List<WorkspaceEntry> best = Best(entries, Score(Segments(mention.Path)));
        if (best.Count > 1 && mention.Caller is { Length: > 0 } caller)
            best = Best(best, e => 1 + PackageDepth(e.Path, caller));
        return best.Count <= MaxAmbiguity ? best : [];
    }

    /// <summary>Those with the highest score, none where that is 0.</summary>
    private static List<WorkspaceEntry> Best(List<WorkspaceEntry> entries, Func<WorkspaceEntry, int> score)
    {
        List<WorkspaceEntry> best = [];
        int bestScore = 1;
        foreach (WorkspaceEntry entry in entries)
        {
            int s = score(entry);
            if (s > bestScore)
                best.Clear();
            if (s >= bestScore)
                best.Add(entry);
            bestScore = Math.Max(s, bestScore);
        }

        return best;
    }

    /// <summary>How many parts agree, 0 unless the shorter path is the end of the longer; the whole of an entry's path counts for more.</summary>
    private static Func<WorkspaceEntry, int> Score(string[] mention) => entry =>
    {
        string[] path = entry.Path.Split('/');
        int shorter = Math.Min(path.Length, mention.Length);
        return !path.AsSpan()[^shorter..].SequenceEqual(mention.AsSpan()[^shorter..]) ? 0
            : (2 * shorter) + (shorter == path.Length ? 1 : 0);
    };

    private static string[] Segments(string path)
    {
        string[] segments = path.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return segments[(1 + Array.FindLastIndex(segments, s => s is "." or ".."))..];
    }

    /// <summary>How many of the innermost folders make up the beginning of the caller's dotted name.</summary>
    private static int PackageDepth(string path, string caller)
    {
        string[] folders = path.Split('/')[..^1];
        for (int depth = folders.Length; depth > 0; depth--)
        {
            if (caller.StartsWith(string.Join('.', folders[^depth..]) + ".", StringComparison.Ordinal))
                return depth;
        }

        return 0;
    }
}
