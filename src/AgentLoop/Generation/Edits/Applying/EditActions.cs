namespace AgentLoop;

/// <summary>Does single edits to a picture of the files. The file that was edited last stays open, so that many edits of it are cheap.</summary>
internal sealed class EditActions(EditedFiles files, EditEffort effort)
{
    private readonly FileActions whole = new(files);
    private string openPath = "";
    private EditedFile? openFile;
    private LineEditor? open;

    public async ValueTask<EditOutcome> ApplyAsync(Edit edit, CancellationToken cancellationToken)
    {
        if (!EditPath.TryClean(edit.Path, out string path))
            return EditRefusal.Failed(edit, path);
        if (!EditTexts.AreValid(edit))
            return EditRefusal.Failed(edit, $"The text for \"{OneLine.Of(path)}\" has a half of a character, a lone surrogate.");

        EditOutcome outcome = edit switch
        {
            LinesEdit lines => await EditLinesAsync(path, lines, cancellationToken).ConfigureAwait(false),
            ReplaceEdit replace => await ReplaceAsync(path, replace, cancellationToken).ConfigureAwait(false),
            _ => await ApplyWholeAsync(path, edit, cancellationToken).ConfigureAwait(false),
        };
        return effort.IsExhausted ? EditRefusal.Failed(edit, EditRefusal.TooMuch) : outcome;
    }

    /// <summary>Takes the edits of the open file over.</summary>
    public void Close()
    {
        if (open is { IsChanged: true })
            files.Put(openPath, openFile! with { Content = open.Encode() });
        open = null;
    }

    private ValueTask<EditOutcome> ApplyWholeAsync(string path, Edit edit, CancellationToken cancellationToken)
    {
        Close();
        return whole.ApplyAsync(path, edit, cancellationToken);
    }

    private async ValueTask<EditOutcome> EditLinesAsync(string path, LinesEdit edit, CancellationToken cancellationToken)
    {
        if (await OpenAsync(path, edit, isFresh: edit.StartsOver, cancellationToken).ConfigureAwait(false) is { } problem)
            return EditRefusal.Failed(edit, problem);
        if (open!.Apply(edit) is { } outcome)
            return outcome;
        return await OpenAsync(path, edit, isFresh: true, cancellationToken).ConfigureAwait(false) is { } closed
            ? EditRefusal.Failed(edit, closed)
            : open!.Apply(edit)!;
    }

    private async ValueTask<EditOutcome> ReplaceAsync(string path, ReplaceEdit edit, CancellationToken cancellationToken) =>
        await OpenAsync(path, edit, isFresh: true, cancellationToken).ConfigureAwait(false) is { } problem
            ? EditRefusal.Failed(edit, problem)
            : open!.Apply(edit);

    /// <summary>Makes the file the open one, its text showing all edits before if it is to be fresh; says what stands against it.</summary>
    private async ValueTask<string?> OpenAsync(string path, Edit edit, bool isFresh, CancellationToken cancellationToken)
    {
        bool isOpen = open is not null && openPath.Equals(path, StringComparison.Ordinal);
        if (isOpen && !(isFresh && open!.IsChanged))
            return null;
        Close();
        if (files.Find(path) is not { } file)
            return EditRefusal.Missing(files, path);
        if (files.IsStale(path, edit))
            return EditRefusal.Stale(path);
        (SourceText? text, string? problem) = await files.ReadTextAsync(path, file, cancellationToken).ConfigureAwait(false);
        if (text is null)
            return problem;

        bool showsEdits = isOpen && edit is not LinesEdit { StartsOver: true };
        (openPath, openFile, open) = (path, file, new LineEditor(text, usesNumbers: !showsEdits, effort));
        return null;
    }
}
