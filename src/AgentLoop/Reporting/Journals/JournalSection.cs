namespace AgentLoop;

/// <summary>Every record of the journal in order, folded; read from the store once more and handed on as it comes.</summary>
internal sealed class JournalSection(RunReportRequest request, RunOutline outline, ContentSource contents, PageWriter page)
{
    /// <summary>As many events are laid out together, once they come into view.</summary>
    private const int ChunkSize = 50;

    private static readonly (string Kind, string Name)[] Filters =
        [("course", "Course"), ("decision", "Decisions"), ("model", "Model"), ("tool", "Tools"), ("sandbox", "Sandbox"), ("fault", "Faults"), ("quiet", "Quiet")];

    private readonly EventBody body = new(contents, page, request.MaxTextLength);
    private readonly RunTime time = new();

    public async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        page.OpenSection("journal", "Journal", PageFigures.Count(outline.Records, "event"));
        WriteSearch();
        long count = 0;
        page.Add($"<div id=\"events\"><ol class=\"chunk\">");
        await foreach (JournalEntry entry in new JournalReading(request).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (count == outline.Records)
                break; // what was recorded since is in no part of this report
            if (count++ % ChunkSize == 0 && count > 1)
                page.Add($"</ol><ol class=\"chunk\" start=\"{count}\">");
            await WriteAsync(entry, cancellationToken).ConfigureAwait(false);
            await page.HandOnAsync(cancellationToken).ConfigureAwait(false);
        }

        page.Add($"</ol></div>");
        page.CloseSection();
    }

    private void WriteSearch()
    {
        page.Add($"<div class=\"finder\" role=\"search\"><input id=\"find\" type=\"search\" placeholder=\"Search the journal\" aria-label=\"Search the journal\" aria-keyshortcuts=\"/\" autocomplete=\"off\" spellcheck=\"false\" /><kbd aria-hidden=\"true\">/</kbd>");
        page.Add($"<div class=\"filters\" role=\"group\" aria-label=\"Kinds of events\">");
        foreach ((string kind, string name) in Filters)
            page.Add($"<button type=\"button\" class=\"filter {kind}\" data-kind=\"{kind}\" aria-pressed=\"true\">{name}</button>");
        page.Add($"</div><output id=\"found\" aria-live=\"polite\"></output></div>");
    }

    private async ValueTask WriteAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        int place = page.Place;
        TimeSpan at = entry.Event is { } e ? time.Read(e) : time.Now;
        try
        {
            if (entry.Event is { } known)
            {
                await WriteAsync(entry.Record, known, at, cancellationToken).ConfigureAwait(false);
                return;
            }
        }
        catch (Exception fault) when (RecordFault.IsContained(fault))
        {
            page.Return(place);
            entry = entry with { Problem = fault.Message };
        }

        Open(entry.Record, at, "unreadable", new EventLine { Kind = "fault", Text = entry.Problem });
        body.WriteRecord(entry.Record);
        page.Add($"</div></details></li>");
    }

    private async ValueTask WriteAsync(JournalRecord record, RunEvent e, TimeSpan at, CancellationToken cancellationToken)
    {
        Open(record, at, e.Kind, EventWording.Of(e));
        page.Add($"<p class=\"scope\">{(e.Scope.Length > 0 ? e.Scope : "the run as a whole")} · {PageFigures.Of(e.At)}</p>");
        await body.WriteAsync(record, e, cancellationToken).ConfigureAwait(false);
        page.Add($"</div></details></li>");
    }

    private void Open(JournalRecord record, TimeSpan at, string kind, EventLine line)
    {
        page.Add($"<li id=\"e{record.Sequence}\" class=\"{line.Kind}\"><details><summary class=\"stop\"><span class=\"n\">{record.Sequence}</span><span class=\"at\">{PageFigures.Of(at)}</span>");
        page.Add($"<span class=\"kind\">{kind}</span><span class=\"say\">{line.Text}</span><span class=\"figures\">{line.Figures}</span></summary><div class=\"body\">");
    }
}
