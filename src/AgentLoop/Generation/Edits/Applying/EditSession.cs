namespace AgentLoop;

/// <summary>Applies the edits of one answer, in their order, to nothing but a picture of the files.</summary>
internal sealed class EditSession
{
    private readonly EditOptions options;
    private readonly EditedFiles files;
    private readonly EditActions actions;
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);
    private string? current;
    private bool isStopped;

    public EditSession(IWorkspaceView workspace, EditOptions options)
    {
        this.options = options;
        files = new EditedFiles(workspace);
        actions = new EditActions(files, new EditEffort());
    }

    /// <summary>The change that the edits make, or which of them do not apply and why.</summary>
    public async ValueTask<EditResult> ApplyAsync(IReadOnlyList<Edit> edits, CancellationToken cancellationToken)
    {
        List<EditOutcome> outcomes = new(edits.Count);
        foreach (Edit edit in edits)
            outcomes.Add(await ApplyAsync(edit, cancellationToken).ConfigureAwait(false));
        if (!isStopped)
            actions.Close();

        ChangeSet? changes = failed.Count == 0 || options.KeepsEarlierFiles ? files.ToChangeSet() : null;
        changes = changes is { IsEmpty: true } ? null : changes;
        return new EditResult
        {
            Changes = changes,
            Edits = outcomes,
            Failure = failed.Count > 0 ? FailureText.Of(outcomes, changes)
                : changes is null ? "The edits change nothing."
                : null,
        };
    }

    /// <summary>Edits that follow one that failed on the same file are passed over: they may have needed it.</summary>
    private async ValueTask<EditOutcome> ApplyAsync(Edit edit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (isStopped || failed.Contains(edit.Path))
            return new EditOutcome { Path = edit.Path, Status = EditStatus.Skipped };

        Begin(edit);
        EditOutcome outcome = await actions.ApplyAsync(edit, cancellationToken).ConfigureAwait(false);
        if (outcome.Status == EditStatus.Fits)
            return outcome;

        failed.Add(edit.Path);
        failed.Add((edit as RenameEdit)?.NewPath ?? edit.Path);
        if (options.KeepsEarlierFiles)
            Stop();
        return outcome;
    }

    /// <summary>Where the edits of a file begin, those of the files before stand.</summary>
    private void Begin(Edit edit)
    {
        if (edit.Path.Equals(current, StringComparison.Ordinal) && edit is not LinesEdit { StartsOver: true })
            return;
        current = edit.Path;
        actions.Close();
        files.Keep();
    }

    private void Stop()
    {
        isStopped = true;
        files.Revert();
    }
}
