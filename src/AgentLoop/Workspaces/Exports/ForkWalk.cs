namespace AgentLoop;

/// <summary>
/// Finds where a fork differs: in layers by what the upper one has, in copies by all names on both sides. Hostile programs may be at work
/// meanwhile; nothing is followed, and the walk ends however much they make.
/// </summary>
internal sealed class ForkWalk(ForkSides sides, ExportLimits limits, ExportFindings findings)
{
    private readonly IgnoreSide before = new(sides.Base.Tree, sides.Rules);
    private readonly IgnoreSide now = new(sides.Fork, sides.Rules);
    private readonly TrackedPaths tracked = new(sides.Rules.Tracked);
    private readonly Stack<ForkFrame> left = new();
    private readonly ForkDifferences found = new();
    private long count;

    /// <summary>The differences; <see langword="null"/> where there are too many.</summary>
    public ForkDifferences? Find(CancellationToken cancellationToken)
    {
        left.Push(new ForkFrame { Folder = "", IsWhole = sides.Upper is null, Before = before.Root, Now = now.Root });
        while (left.TryPop(out ForkFrame frame))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!MayList(frame.Folder))
                continue;
            frame = frame with { Before = before.Enter(frame.Before, frame.Folder), Now = now.Enter(frame.Now, frame.Folder) };
            foreach (FolderEntry entry in Entries(frame))
                Visit(frame, entry);
            if (count > limits.Entries)
                return null;
        }

        return found;
    }

    private bool MayList(string folder)
    {
        bool may = sides.Fork.MayList(folder) && sides.Upper?.MayList(folder) != false;
        if (!may)
            findings.Refuse(ExportFindingKind.Unreadable, folder, "is a folder that may not be read");
        return may;
    }

    private IReadOnlyList<FolderEntry> Entries(in ForkFrame frame)
    {
        IReadOnlyList<FolderEntry> known = frame.IsWhole ? sides.Base.Tree.ListAll(frame.Folder) : [];
        int most = known.Count + limits.Entries + 1;
        IReadOnlyList<FolderEntry> entries = frame.IsWhole ? sides.Fork.ListAll(frame.Folder, most) : sides.Upper!.List(frame.Folder, most);
        if (entries.Count == most)
            count += most;
        HashSet<string> names = new(known.Where(entry => entry.IsNoText).Select(entry => entry.Name), StringComparer.Ordinal);
        foreach (FolderEntry entry in entries.Where(entry => entry.IsNoText && entry.Kind != FileKind.Other && !names.Contains(entry.Name)))
            RefuseNoText(frame, entry);
        return [.. entries.Concat(known).Where(entry => !entry.IsNoText).DistinctBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    private void RefuseNoText(in ForkFrame frame, FolderEntry entry)
    {
        if (!frame.Now.IsIgnored)
            findings.Refuse(ExportFindingKind.HostileName, ChangePaths.Join(frame.Folder, entry.Name), "has a name that is no text");
    }

    private void Visit(in ForkFrame frame, FolderEntry entry)
    {
        string path = ChangePaths.Join(frame.Folder, entry.Name);
        FileStatus? inFork = sides.Fork.Status(path);
        if (PathGuard.IsGit(entry.Name))
        {
            if (inFork is not null && !frame.Now.IsIgnored)
                findings.Refuse(ExportFindingKind.NestedRepository, path, "is git's own folder on some systems");
            return;
        }

        if (frame.IsWhole && inFork is { } copy && sides.Base.IsUntouched(path, copy))
            return;
        FileStatus? inBase = sides.Base.Status(path);
        if (inFork is { Kind: FileKind.Folder } || inBase is { Kind: FileKind.Folder })
            Descend(frame, path, inFork, inBase);
        if (inFork is { Kind: not FileKind.Folder } present)
            Arrive(frame, path, present, inBase);
        if (inFork is null or { Kind: FileKind.Folder } && inBase is { Kind: FileKind.File or FileKind.Link })
            Leave(frame, path);
    }

    private void Descend(in ForkFrame frame, string path, FileStatus? inFork, FileStatus? inBase)
    {
        bool isThere = inFork is { Kind: FileKind.Folder };
        bool isNew = inBase is not { Kind: FileKind.Folder };
        IgnoreState wasIgnored = before.Below(frame.Before, path);
        IgnoreState isIgnored = now.Below(frame.Now, path);
        if ((isNew || wasIgnored.IsIgnored) && isIgnored.IsIgnored && !tracked.AreBelow(path))
            return;
        if (isNew && !ExportNames.Accept(path, limits, findings))
            return;
        if (isThere)
            SpecialBits.Flag(path, inFork, inBase, findings);
        if (isNew || !isThere)
            count++;
        bool isWhole = frame.IsWhole || isNew || !isThere || sides.Upper!.MayHide(path);
        left.Push(new ForkFrame { Folder = path, IsWhole = isWhole, Before = wasIgnored, Now = isIgnored });
    }

    private void Arrive(in ForkFrame frame, string path, FileStatus inFork, FileStatus? inBase)
    {
        bool isNew = inBase is not { Kind: FileKind.File or FileKind.Link };
        bool isIgnored = isNew ? now.Ignores(frame.Now, path) : before.Ignores(frame.Before, path);
        if (isIgnored && !tracked.Contains(path))
            return;
        count++;
        if (!isNew || ExportNames.Accept(path, limits, findings))
            found.Present.Add(new ForkFile(path, inFork, isNew ? null : inBase));
    }

    private void Leave(in ForkFrame frame, string path)
    {
        if (before.Ignores(frame.Before, path) && !tracked.Contains(path))
            return;
        count++;
        found.Gone.Add(path);
    }
}
