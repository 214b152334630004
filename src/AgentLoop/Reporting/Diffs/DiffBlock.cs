using System.Text.Json;

namespace AgentLoop;

/// <summary>Shows what a change does to the files that the run began with.</summary>
internal sealed class DiffBlock(IWorkspaceView? view, string problem, ContentSource contents, PageWriter page)
{
    private const int MostLines = 2_000;
    private const int MostFiles = 200;

    /// <summary>Finds the files that the run began with, as far as it kept them.</summary>
    public static async ValueTask<DiffBlock> OpenAsync(RunOutline outline, IProvenanceStore store, ContentSource contents, PageWriter page, CancellationToken cancellationToken)
    {
        if (outline.State.Manifest is not { } manifest)
            return new DiffBlock(null, "The journal does not name the files that the run began with.", contents, page);
        ReportedContent json = await contents.GetAsync(manifest, cancellationToken).ConfigureAwait(false);
        try
        {
            WorkspaceSnapshot? snapshot = json.Bytes is { } bytes ? JsonSerializer.Deserialize(bytes.Span, LoopJsonContext.Default.WorkspaceSnapshot) : null;
            return new DiffBlock(snapshot is null ? null : new RecordedView(snapshot, store, inner: null), json.Problem, contents, page);
        }
        catch (Exception e) when (RecordFault.IsContained(e))
        {
            return new DiffBlock(null, e.Message, contents, page);
        }
    }

    public async ValueTask WriteAsync(ArtifactReference changes, CancellationToken cancellationToken)
    {
        if (changes.Digest.IsNone)
            return;
        ReportedContent json = await contents.GetAsync(changes, cancellationToken).ConfigureAwait(false);
        if (Read(json) is { } set)
            await WriteAsync(set, cancellationToken).ConfigureAwait(false);
    }

    private ChangeSet? Read(ReportedContent json)
    {
        string problem = json.Problem;
        try
        {
            if (json.Bytes is { } bytes)
                return ChangeSetJson.Read(bytes.Span);
        }
        catch (Exception e) when (RecordFault.IsContained(e))
        {
            problem = e.Message;
        }

        page.Add($"<p class=\"gone\">The change cannot be shown. {problem}</p>");
        return null;
    }

    private async ValueTask WriteAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (changes.IsEmpty)
            page.Add($"<p class=\"none\">It changes nothing.</p>");
        ChangeSet shown = new() { Files = [.. changes.Files.OrderBy(c => c.Path, StringComparer.Ordinal).Take(MostFiles)] };
        if (!await TryWriteAsync(shown, cancellationToken).ConfigureAwait(false))
            await WriteEachAsync(shown, cancellationToken).ConfigureAwait(false);
        if (changes.Files.Count > MostFiles)
            page.Add($"<p class=\"cut\">{PageFigures.Count(changes.Files.Count - MostFiles, "more file")}</p>");
    }

    /// <summary>All files at once, which is quick where the repository is large.</summary>
    private async ValueTask<bool> TryWriteAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        int place = page.Place;
        try
        {
            if (view is null)
                return false;
            int left = MostLines;
            foreach (FileVersions file in await FileVersions.ReadAllAsync(changes, view, cancellationToken).ConfigureAwait(false))
                left -= new FileDiff(file, page).Write(left);
            return true;
        }
        catch (Exception e) when (RecordFault.IsContained(e))
        {
            page.Return(place);
            return false;
        }
    }

    /// <summary>One by one, so that a file that cannot be compared does not hide the others.</summary>
    private async ValueTask WriteEachAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        int left = MostLines;
        foreach (FileChange change in changes.Files)
            left -= await WriteAsync(change, left, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>How many lines were written.</returns>
    private async ValueTask<int> WriteAsync(FileChange change, int left, CancellationToken cancellationToken)
    {
        int place = page.Place;
        try
        {
            if (view is not null)
            {
                IReadOnlyList<FileVersions> files = await FileVersions.ReadAllAsync(new ChangeSet { Files = [change] }, view, cancellationToken).ConfigureAwait(false);
                return new FileDiff(files[0], page).Write(left);
            }

            page.Add($"<div class=\"file\"><h4><code>{change.Path}</code> {change.Kind.ToString()}</h4><p class=\"gone\">{problem}</p></div>");
        }
        catch (Exception e) when (RecordFault.IsContained(e))
        {
            page.Return(place);
            page.Add($"<div class=\"file\"><h4><code>{change.Path}</code> {change.Kind.ToString()}</h4><p class=\"gone\">{e.Message}</p></div>");
        }

        return 0;
    }
}
