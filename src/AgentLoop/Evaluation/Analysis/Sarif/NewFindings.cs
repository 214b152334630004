namespace AgentLoop;

/// <summary>Leaves the findings that were not there before: those with the same fingerprint were, and then as many as say the same of the same file.</summary>
internal static class NewFindings
{
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> before, IReadOnlyList<Finding> now, ChangeSet changes)
    {
        Dictionary<string, string> moved = changes.Files.Where(change => change.Kind == FileChangeKind.Rename)
            .ToDictionary(change => change.Path, change => change.NewPath!, StringComparer.Ordinal);
        (List<Finding> oldLeft, List<Finding> nowLeft) = Match([.. before], now, finding => finding.Fingerprint ?? "");
        (_, List<Finding> added) = Match(oldLeft, nowLeft, finding => Saying(finding, moved));
        return added;
    }

    private static string Saying(Finding finding, Dictionary<string, string> moved)
    {
        string file = finding.File is { } path ? moved.GetValueOrDefault(path, path) : "";
        return $"{finding.Rule}\n{file}\n{finding.Message}";
    }

    private static (List<Finding> Before, List<Finding> Now) Match(List<Finding> before, IReadOnlyList<Finding> now, Func<Finding, string> key)
    {
        Dictionary<string, Queue<Finding>> known = before.GroupBy(key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<Finding>(group), StringComparer.Ordinal);
        List<Finding> added = [.. now.Where(finding => key(finding).Length == 0 || !known.TryGetValue(key(finding), out Queue<Finding>? queue)
            || !queue.TryDequeue(out _))];
        return ([.. known.Values.SelectMany(queue => queue)], added);
    }
}
