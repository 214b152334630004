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

        now.RemoveAll(entry => refused.ContainsKey(entry.Path));
        before.RemoveAll(entry => refused.ContainsKey(entry.Path));
    }
}
