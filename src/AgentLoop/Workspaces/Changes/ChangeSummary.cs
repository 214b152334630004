using System.Text;

namespace AgentLoop;

/// <summary>Measures changes and tells which are the same.</summary>
internal static class ChangeSummary
{
    public static async ValueTask<ChangeStatistics> MeasureAsync(ChangeSet changes, IWorkspaceView view, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<FileVersions> files = await FileVersions.ReadAllAsync(changes, view, cancellationToken).ConfigureAwait(false);
        LineDiff[] diffs = [.. files.Where(f => f.IsText).Select(f => f.CompareLines())];
        return new ChangeStatistics
        {
            Files = files.Count,
            LinesAdded = diffs.Sum(d => d.Added.Count(added => added)),
            LinesRemoved = diffs.Sum(d => d.Removed.Count(removed => removed)),
        };
    }

    /// <summary>
    /// A digest that is the same for changes that differ only in the order of files, in line ends, in blanks at the end of a
    /// line or of a file, and in how many blanks stand between two words.
    /// </summary>
    public static Digest NormalizedDigest(ChangeSet changes)
    {
        StringBuilder text = new();
        foreach (FileChange change in changes.Files.OrderBy(c => c.Path, StringComparer.Ordinal))
        {
            Digest content = change.Content is { } bytes ? Digest.Of(NormalizedText.Of(bytes.Span)) : change.Expected;
            string paths = $"{QuotedPath.Write(change.Path)} {QuotedPath.Write(change.NewPath ?? "")}";
            text.Append($"{change.Kind} {paths} {change.IsExecutable} {content}\n");
        }

        return Digest.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
