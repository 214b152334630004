namespace AgentLoop;

/// <summary>The files of a workspace that matter to a repair.</summary>
internal sealed record SourceCatalog
{
    /// <summary>What may be changed.</summary>
    public required IReadOnlyList<WorkspaceEntry> Sources { get; init; }

    /// <summary>What says how the sources are to behave.</summary>
    public required IReadOnlyList<WorkspaceEntry> Tests { get; init; }

    public static SourceCatalog Of(WorkspaceSnapshot snapshot, MutationGeneratorOptions options)
    {
        List<WorkspaceEntry> sources = [];
        List<WorkspaceEntry> tests = [];
        foreach (WorkspaceEntry entry in snapshot.Entries)
        {
            bool readable = entry.Mode != WorkspaceFileMode.SymbolicLink && entry.Length > 0 && entry.Length <= options.MaxFileBytes;
            if (!readable || SourceLanguages.Of(entry.Path) is null || SourcePaths.IsForeign(entry.Path))
                continue;
            if (SourcePaths.IsTest(entry.Path))
                tests.Add(entry);
            else if (options.MayChange?.Invoke(entry.Path) ?? true)
                sources.Add(entry);
        }

        return new SourceCatalog { Sources = sources, Tests = tests };
    }
}
