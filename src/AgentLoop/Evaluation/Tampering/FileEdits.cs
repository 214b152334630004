using System.Text;

namespace AgentLoop;

/// <summary>Reads the files that a candidate changes, before and after.</summary>
internal static class FileEdits
{
    /// <summary>Reads the text of both sides, of files no longer than so many bytes.</summary>
    public static async ValueTask<IReadOnlyList<FileEdit>> ReadAsync(IWorkspaceView view, ChangeSet changes, int maxBytes, CancellationToken cancellationToken)
    {
        List<FileEdit> edits = [];
        foreach (FileChange change in changes.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool existed = change.Kind != FileChangeKind.Add;
            ReadOnlyMemory<byte> before = existed ? await view.ReadAsync(change.Path, cancellationToken).ConfigureAwait(false) ?? default : default;
            ReadOnlyMemory<byte> after = change.Kind == FileChangeKind.Delete ? default : change.Content ?? before;
            bool isOpaque = before.Length > maxBytes || after.Length > maxBytes || !TextLines.IsText(before.Span) || !TextLines.IsText(after.Span);
            edits.Add(new FileEdit
            {
                OldPath = existed ? change.Path : null,
                NewPath = change.Kind == FileChangeKind.Delete ? null : change.NewPath ?? change.Path,
                Before = isOpaque ? "" : Text(before),
                After = isOpaque ? "" : Text(after),
                IsOpaque = isOpaque && !before.Span.SequenceEqual(after.Span),
            });
        }

        return edits;
    }

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF');
}
