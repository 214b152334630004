using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Applies the edits of one proposal, in their order, to nothing but a picture of the files.</summary>
internal sealed class EditSession
{
    private const int MaxProblems = 5;
    private const int MaxQuoted = 120;

    private readonly EditedFiles files;

    private EditSession(IWorkspaceView workspace) => files = new EditedFiles(workspace);

    /// <summary>The candidate that the edits make, or one that says which of them do not apply and why.</summary>
    public static async ValueTask<Candidate> ApplyAsync(EditProposal proposal, IWorkspaceView workspace, CancellationToken cancellationToken)
    {
        EditSession session = new(workspace);
        List<string> problems = await session.ApplyAllAsync(proposal.Edits, cancellationToken).ConfigureAwait(false);
        ChangeSet changes = problems.Count == 0 ? session.files.ToChangeSet() : ChangeSet.Empty;
        string? failure = problems.Count > 0 ? string.Join("\n", problems)
            : changes.IsEmpty ? "The edits change nothing."
            : null;
        return new Candidate { Changes = changes, Rationale = proposal.Rationale, Failure = failure };
    }

    /// <summary>What does not apply. Edits that follow one that failed on the same file are passed over: they may have needed it.</summary>
    private async ValueTask<List<string>> ApplyAllAsync(IReadOnlyList<Edit> edits, CancellationToken cancellationToken)
    {
        List<string> problems = [];
        HashSet<string> failed = new(StringComparer.Ordinal);
        for (int i = 0; i < edits.Count && problems.Count < MaxProblems; i++)
        {
            if (failed.Contains(edits[i].Path))
                continue;

            string? problem = await ApplyAsync(edits[i], cancellationToken).ConfigureAwait(false);
            if (problem is null)
                continue;

            failed.Add(edits[i].Path);
            failed.Add((edits[i] as RenameEdit)?.NewPath ?? edits[i].Path);
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"Edit {i + 1} does not apply. {problem}"));
        }

        return problems;
    }

    private async ValueTask<string?> ApplyAsync(Edit edit, CancellationToken cancellationToken)
    {
        if (!EditPath.TryClean(edit.Path, out string path))
            return path;

        EditedFile? file = files.Find(path);
        return (edit, file) switch
        {
            (WriteEdit write, null) => Create(path, write),
            (_, null) => Missing(path),
            (WriteEdit write, _) => await WriteAsync(path, file, write, cancellationToken).ConfigureAwait(false),
            (ReplaceEdit replace, _) => await ReplaceAsync(path, file, replace, cancellationToken).ConfigureAwait(false),
            (RenameEdit rename, _) => Rename(path, file, rename),
            _ => Delete(path),
        };
    }

    private string Missing(string path)
    {
        string? other = files.Elsewhere(path);
        return other is null || other.Equals(path, StringComparison.Ordinal)
            ? $"There is no file \"{OneLine.Of(path)}\"."
            : $"There is no file \"{OneLine.Of(path)}\"; did you mean \"{OneLine.Of(other)}\"?";
    }

    private string? Create(string path, WriteEdit edit)
    {
        WorkspaceEntry? original = files.Original(path);
        if (files.IsBlocked(path))
            return Blocked(path);
        if (files.IsMovedAway(path) || original?.Mode == WorkspaceFileMode.SymbolicLink)
            return $"\"{OneLine.Of(path)}\" was renamed, or is a symbolic link; write to another path.";

        files.Put(path, new EditedFile { Original = original, Content = Encoding.UTF8.GetBytes(edit.Content) });
        return null;
    }

    private async ValueTask<string?> WriteAsync(string path, EditedFile file, WriteEdit edit, CancellationToken cancellationToken)
    {
        if (await ReadTextAsync(file, cancellationToken).ConfigureAwait(false) is not { } text)
            return NoText(path);

        SourceText written = text with { Text = LineEnding.To(LineEnding.Of(text.Text), edit.Content) };
        files.Put(path, file with { Content = written.Encode() });
        return null;
    }

    private async ValueTask<string?> ReplaceAsync(string path, EditedFile file, ReplaceEdit edit, CancellationToken cancellationToken)
    {
        if (await ReadTextAsync(file, cancellationToken).ConfigureAwait(false) is not { } text)
            return NoText(path);
        if (!SearchReplace.TryApply(text.Text, edit.Search, edit.Replacement, out string outcome))
            return $"The search text \"{OneLine.Of(edit.Search.Trim(), MaxQuoted)}\" for \"{OneLine.Of(path)}\" {outcome}";

        files.Put(path, file with { Content = (text with { Text = outcome }).Encode() });
        return null;
    }

    private string? Rename(string path, EditedFile file, RenameEdit edit)
    {
        if (!EditPath.TryClean(edit.NewPath, out string newPath))
            return newPath;
        bool returns = string.Equals(file.Original?.Path, newPath, StringComparison.Ordinal);
        if (files.Find(newPath) is not null || (files.Original(newPath) is not null && !returns))
            return $"\"{OneLine.Of(path)}\" cannot be renamed to \"{OneLine.Of(newPath)}\", which is a file of the repository; take a free path.";

        files.Put(path, null);
        if (files.IsBlocked(newPath))
            return Blocked(newPath);

        files.Put(newPath, file);
        return null;
    }

    private string? Delete(string path)
    {
        files.Put(path, null);
        return null;
    }

    private async ValueTask<SourceText?> ReadTextAsync(EditedFile file, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? bytes = file.IsLink ? null : await files.ReadAsync(file, cancellationToken).ConfigureAwait(false);
        return bytes is { } content && SourceText.TryDecode(content.Span, out SourceText? text) ? text : null;
    }

    private static string Blocked(string path) =>
        $"\"{OneLine.Of(path)}\" cannot be a file: there is a folder of that name, or a file where its folder would be.";

    private static string NoText(string path) =>
        $"\"{OneLine.Of(path)}\" is no text in UTF-8: a binary file or a symbolic link can be renamed or deleted, not edited.";
}
