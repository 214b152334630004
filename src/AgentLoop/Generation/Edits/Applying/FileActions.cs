using System.Text;

namespace AgentLoop;

/// <summary>Writes, renames and deletes files of a picture of the files.</summary>
internal sealed class FileActions(EditedFiles files)
{
    public async ValueTask<EditOutcome> ApplyAsync(string path, Edit edit, CancellationToken cancellationToken)
    {
        EditedFile? file = files.Find(path);
        if (files.IsStale(path, edit))
            return EditRefusal.Failed(edit, EditRefusal.Stale(path));
        return (edit, file) switch
        {
            (WriteEdit write, null) => Done(edit, Create(path, write)),
            (RenameEdit rename, null) => MissingRename(path, rename),
            (_, null) => EditRefusal.Failed(edit, EditRefusal.Missing(files, path)),
            (WriteEdit write, _) => await WriteAsync(path, file, write, cancellationToken).ConfigureAwait(false),
            (RenameEdit rename, _) => Done(edit, await RenameAsync(path, file, rename, cancellationToken).ConfigureAwait(false)),
            _ => Delete(path, edit),
        };
    }

    private static EditOutcome Done(Edit edit, string? problem = null) =>
        problem is null ? new EditOutcome { Path = edit.Path, Status = EditStatus.Fits, Similarity = 1 } : EditRefusal.Failed(edit, problem);

    private string? Create(string path, WriteEdit edit)
    {
        WorkspaceEntry? original = files.Original(path);
        if (files.IsBlocked(path))
            return EditRefusal.Blocked(path);
        if (files.IsMovedAway(path) || original?.Mode == WorkspaceFileMode.SymbolicLink)
            return $"\"{OneLine.Of(path)}\" was renamed, or is a symbolic link; write to another path.";

        files.Put(path, new EditedFile { Original = original, Content = Encoding.UTF8.GetBytes(edit.Content) });
        return null;
    }

    private async ValueTask<EditOutcome> WriteAsync(string path, EditedFile file, WriteEdit edit, CancellationToken cancellationToken)
    {
        (SourceText? text, string? problem) = await files.ReadTextAsync(path, file, cancellationToken).ConfigureAwait(false);
        if (text is null)
            return Done(edit, problem);

        SourceText written = WrittenText.Over(text, edit);
        if (edit.MustBeNew && text.Text.Length > 0)
        {
            return written.Text.Equals(text.Text, StringComparison.Ordinal)
                ? EditRefusal.Applied(edit, $"\"{OneLine.Of(path)}\" is there already, with this very content. Leave it out.")
                : EditRefusal.Failed(edit, $"\"{OneLine.Of(path)}\" is there already; edit the lines it has.");
        }

        files.Put(path, file with { Content = written.Encode() });
        return Done(edit);
    }

    private async ValueTask<string?> RenameAsync(string path, EditedFile file, RenameEdit edit, CancellationToken cancellationToken)
    {
        if (!EditPath.TryClean(edit.NewPath, out string newPath))
            return newPath;
        EditedFile? target = files.Find(newPath);
        if (edit.Overwrites && target is not null && !newPath.Equals(path, StringComparison.Ordinal))
            return await MoveOverAsync(path, file, newPath, target, cancellationToken).ConfigureAwait(false);
        bool returns = string.Equals(file.Original?.Path, newPath, StringComparison.Ordinal);
        if (target is not null || (files.Original(newPath) is not null && !returns))
            return $"\"{OneLine.Of(path)}\" cannot be renamed to \"{OneLine.Of(newPath)}\", which is a file of the repository; take a free path.";

        files.Put(path, null);
        if (files.IsBlocked(newPath))
            return EditRefusal.Blocked(newPath);

        files.Put(newPath, file);
        return null;
    }

    /// <summary>A change set has no rename onto a file that is there: the one goes, and the other gets its content.</summary>
    private async ValueTask<string?> MoveOverAsync(string path, EditedFile file, string newPath, EditedFile target, CancellationToken cancellationToken)
    {
        if (file.IsLink || target.IsLink)
            return EditRefusal.NoText(file.IsLink ? path : newPath);
        if (await files.ReadAsync(file, cancellationToken).ConfigureAwait(false) is not { } content)
            return EditRefusal.Stale(path);
        files.Put(path, null);
        files.Put(newPath, target with { Content = content });
        return null;
    }

    private EditOutcome Delete(string path, Edit edit)
    {
        files.Put(path, null);
        return Done(edit);
    }

    private EditOutcome MissingRename(string path, RenameEdit edit) =>
        EditPath.TryClean(edit.NewPath, out string newPath) && files.Find(newPath) is not null && !files.IsFolder(path)
            ? EditRefusal.Applied(edit, $"There is no file \"{OneLine.Of(path)}\", and there is \"{OneLine.Of(newPath)}\": it is already renamed. Leave it out.")
            : EditRefusal.Failed(edit, EditRefusal.Missing(files, path));
}
