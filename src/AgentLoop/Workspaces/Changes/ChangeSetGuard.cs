namespace AgentLoop;

/// <summary>Says what is wrong with a change set in itself, whatever workspace it is for.</summary>
internal static class ChangeSetGuard
{
    /// <summary>A sentence for each fault; none for a change set that may be tried.</summary>
    public static IReadOnlyList<string> Check(ChangeSet changes)
    {
        string[] faults = [.. changes.Files.Select(Fault).OfType<string>()];
        return faults.Length > 0 ? faults : [.. Duplicates(changes), .. Clashes(changes), .. Repositories(changes)];
    }

    private static string? Fault(FileChange change)
    {
        string? reason = change.Kind == FileChangeKind.Add ? PathGuard.RefuseNew(change.Path) : PathGuard.Refuse(change.Path);
        if (reason is not null)
            return $"The path \"{change.Path}\" {reason}.";
        if (change.Kind == FileChangeKind.Rename && PathGuard.RefuseNew(change.NewPath ?? "") is { } target)
            return $"The new path \"{change.NewPath}\" of \"{change.Path}\" {target}.";
        return change switch
        {
            { Kind: FileChangeKind.Add, Content: null } => $"\"{change.Path}\" is added without content.",
            { Kind: not FileChangeKind.Add, Expected.IsNone: true } => $"The change of \"{change.Path}\" does not say which content it expects.",
            { Kind: FileChangeKind.Rename } when string.Equals(change.Path, change.NewPath, StringComparison.Ordinal) =>
                $"\"{change.Path}\" is renamed to itself.",
            { Kind: not FileChangeKind.Rename, NewPath: not null } => $"\"{change.Path}\" has a new path and is not renamed.",
            { Kind: < FileChangeKind.Add or > FileChangeKind.Rename } => $"\"{change.Path}\" is changed in no known way.",
            _ => null,
        };
    }

    private static IEnumerable<string> Duplicates(ChangeSet changes)
    {
        HashSet<string> sources = new(StringComparer.Ordinal);
        HashSet<string> destinations = new(StringComparer.Ordinal);
        foreach (FileChange change in changes.Files)
        {
            if (!sources.Add(change.Path))
                yield return $"\"{change.Path}\" is changed twice.";
            else if (change.Destination() is { } destination && !destinations.Add(destination))
                yield return $"Two files would be \"{destination}\".";
        }
    }

    private static IEnumerable<string> Clashes(ChangeSet changes)
    {
        string[] destinations = [.. changes.Files.Select(c => c.Destination()).OfType<string>().Distinct(StringComparer.Ordinal)];
        HashSet<string> files = new(destinations, StringComparer.Ordinal);
        Dictionary<string, string> spellings = new(StringComparer.OrdinalIgnoreCase);
        foreach (string path in destinations)
        {
            if (ChangePaths.Folders(path).FirstOrDefault(files.Contains) is { } folder)
                yield return $"\"{folder}\" would be a file, and the folder of \"{path}\".";
            foreach (string part in ChangePaths.Folders(path).Prepend(path))
            {
                if (spellings.TryAdd(part, part) || string.Equals(spellings[part], part, StringComparison.Ordinal))
                    continue;
                yield return $"\"{spellings[part]}\" and \"{part}\" differ only in case, and are one file on many systems.";
                break;
            }
        }
    }

    /// <summary>A repository that is whole in the change itself; one that is made of files that are there too is found with them.</summary>
    private static IEnumerable<string> Repositories(ChangeSet changes)
    {
        string[] destinations = [.. changes.Files.Select(c => c.Destination()).OfType<string>()];
        OpenRepositories repositories = new([], new HashSet<string>(StringComparer.Ordinal), destinations);
        return destinations.Where(repositories.Includes).Select(path => $"\"{path}\" {OpenRepositories.Reason}.");
    }
}
