namespace AgentLoop;

/// <summary>Applies a patch whose counts are right by git's rules, which know more than lines of text.</summary>
internal static class GitPatch
{
    /// <summary>The result; <see langword="null"/> where it is left to the rules for models.</summary>
    public static async ValueTask<EditResult?> TryApplyAsync(EditReading reading, IWorkspaceView workspace, CancellationToken cancellationToken)
    {
        if (reading.Patch is not { } patch || !EditTexts.IsValid(patch))
            return reading.PatchOnly is { } only ? new EditResult { Failure = only } : null;

        DiffResult read = await UnifiedDiff.ReadAsync(patch, workspace, cancellationToken).ConfigureAwait(false);
        if (read.Changes is { IsEmpty: false } changes && MayBeChanged(changes, workspace))
            return new EditResult { Changes = changes, Edits = [.. reading.Edits.Select(ToOutcome)] };
        return reading.PatchOnly is null ? null : new EditResult { Failure = string.Join("\n", [.. read.Problems, reading.PatchOnly]) };
    }

    private static EditOutcome ToOutcome(Edit edit) => new()
    {
        Path = edit.Path,
        Status = EditStatus.Fits,
        Strategy = edit is LinesEdit ? MatchStrategy.Exact : MatchStrategy.None,
        Places = edit is LinesEdit ? 1 : 0,
        Similarity = 1,
        Line = (edit as LinesEdit)?.Line,
    };

    private static bool MayBeChanged(ChangeSet changes, IWorkspaceView workspace)
    {
        HashSet<string> links = [.. workspace.Snapshot.Entries.Where(e => e.Mode == WorkspaceFileMode.SymbolicLink).Select(e => e.Path)];
        return changes.Files.All(c => EditPath.TryClean(c.Path, out _) && EditPath.TryClean(c.NewPath ?? c.Path, out _)
            && (c.Content is null || !links.Contains(c.Path)));
    }
}
