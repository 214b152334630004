namespace AgentLoop;

/// <summary>Makes a change set of what was done in a fork, without what would harm whoever takes it over.</summary>
internal sealed class ForkExport
{
    private readonly ForkSides sides;
    private readonly ExportLimits limits;
    private readonly ExportFindings findings = new();
    private readonly ExportReader reader;
    private readonly List<WorkspaceEntry> before = [];
    private readonly List<WorkspaceEntry> now = [];

    public ForkExport(ForkSides sides, ExportLimits limits)
    {
        this.sides = sides;
        this.limits = limits;
        reader = new ExportReader(sides.Fork, limits, findings);
    }

    public ExportResult Run(CancellationToken cancellationToken)
    {
        if (new ForkWalk(sides, limits, findings).Find(cancellationToken) is not { } found)
            return findings.RefuseAll(
                ExportFindingKind.TooManyFiles, $"More than {limits.Entries} files and folders differ; the whole change is refused.");
        foreach (ForkFile file in found.Present)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(file);
        }

        RefuseRepositories(found.Gone);
        RefuseCollisions(found.Gone);
        before.AddRange(found.Gone.Select(sides.Base.Entry));
        SnapshotComparer comparer = new(entry => reader[entry], (path, reason) => findings.Refuse(ExportFindingKind.SymbolicLink, path, reason));
        ChangeSet changes = comparer.Compare(SnapshotDigest.Seal(before), SnapshotDigest.Seal(now));
        return new ExportResult { Changes = changes, Findings = findings.ToList() };
    }

    private void Take(ForkFile file)
    {
        WorkspaceEntry? known = file.Before is null ? null : sides.Base.Entry(file.Path);
        if ((known is not null && reader.Holds(file, known)) || reader.Read(file) is not { } entry)
            return;
        if (entry.Mode == WorkspaceFileMode.SymbolicLink && !ExportLinks.StaysInside(entry.Path, reader[entry].Span))
        {
            findings.Refuse(ExportFindingKind.EscapingLink, entry.Path, "is a symbolic link that may lead out of the workspace");
            return;
        }

        now.Add(entry);
        if (known is not null)
            before.Add(known);
    }

    /// <summary>Judged by what is in the fork and by what stays in the workspace: ignored files there stay whatever the fork has.</summary>
    private void RefuseRepositories(HashSet<string> gone)
    {
        OpenRepositories repositories = new([sides.Base.Tree, sides.Fork], gone, now.Select(entry => entry.Path));
        HashSet<string> refused = new(now.Select(entry => entry.Path).Concat(gone).Where(repositories.Includes), StringComparer.Ordinal);
        foreach (string path in refused)
            findings.Refuse(ExportFindingKind.NestedRepository, path, OpenRepositories.Reason);
        gone.ExceptWith(refused);
        Drop(refused.Contains);
    }

    private void RefuseCollisions(HashSet<string> gone)
    {
        HashSet<string> known = new(before.Select(entry => entry.Path), StringComparer.Ordinal);
        Dictionary<string, string> refused = new ExportCollisions(sides.Base, gone)
            .Find([.. now.Select(entry => (entry.Path, !known.Contains(entry.Path)))]);
        foreach ((string path, string other) in refused)
        {
            string reason = $"and \"{ShownText.Of(other)}\" differ only in case or in how a letter is composed, and are one file on many systems";
            findings.Refuse(ExportFindingKind.NameCollision, path, reason);
        }

        Drop(refused.ContainsKey);
    }

    private void Drop(Func<string, bool> isRefused)
    {
        now.RemoveAll(entry => isRefused(entry.Path));
        before.RemoveAll(entry => isRefused(entry.Path));
    }
}
