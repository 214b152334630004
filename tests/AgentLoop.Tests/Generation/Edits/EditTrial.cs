using System.Text;
using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Generation.Edits;

/// <summary>Applies edits to files in memory.</summary>
internal static class EditTrial
{
    public static EditResult Apply(IWorkspaceView view, params Edit[] edits) =>
        new EditApplier().ApplyAsync(new EditReading { Edits = edits }, view).AsTask().GetAwaiter().GetResult();

    public static EditResult Apply(this IEditFormat format, string text, IWorkspaceView view, EditOptions? options = null) =>
        format.ApplyAsync(text, view, options).AsTask().GetAwaiter().GetResult();

    /// <summary>What becomes of one file, "f".</summary>
    public static string Text(this IEditFormat format, string before, string text)
    {
        EditResult result = format.Apply(text, TestView.Of(("f", before)));
        Assert.Null(result.Failure);
        return TextOf(Assert.Single(result.Changes!.Files));
    }

    /// <summary>Why one file, "f", is not edited.</summary>
    public static string Failure(this IEditFormat format, string before, string text)
    {
        EditResult result = format.Apply(text, TestView.Of(("f", before)));
        Assert.Null(result.Changes);
        return result.Failure!;
    }

    public static string TextOf(FileChange change) => new UTF8Encoding(false, true).GetString(change.Content!.Value.Span);

    /// <summary>All files after a change, by their paths.</summary>
    public static SortedDictionary<string, string> After(IEnumerable<(string Path, string Text)> before, ChangeSet? changes)
    {
        SortedDictionary<string, string> files = new(before.ToDictionary(f => f.Path, f => f.Text, StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (FileChange change in changes?.Files ?? [])
        {
            files.Remove(change.Path, out string? old);
            if (change.Kind != FileChangeKind.Delete)
                files[change.NewPath ?? change.Path] = change.Content is null ? old! : TextOf(change);
        }

        return files;
    }
}
