namespace AgentLoop;

/// <summary>Whether the record holds, what it has, and which other runs it names.</summary>
internal sealed class RecordSection(RunReportRequest request, RunOutline outline, RecordStatus record, ContentSource contents, PageWriter page)
{
    public void Write()
    {
        page.OpenSection("record", "Record");
        page.Add($"<div class=\"card\"><p class=\"verified {PageTone.Of(record.IsIntact)}\">");
        page.AddIcon(record.IsIntact ? "shield" : "broken");
        page.Add($"<b>{record.Text}</b></p>");
        page.AddList("What does not hold", record.Problems);
        WriteGaps();
        page.Add($"<dl class=\"facts\">");
        page.AddFact("Run", request.RunId);
        page.AddFact("Records", PageFigures.Of(outline.Records));
        page.AddFact("Hash of the last", outline.Head.ToString());
        page.AddFact("Verified", request.WrittenAt is { } at ? PageFigures.Of(at) : "when this report was written");
        page.AddFact("Asked for by", outline.Started?.AskedBy is { } scope ? $"another run, in \"{scope}\"" : "");
        page.AddFact("Forked from", outline.Forked?.FromRunId ?? "");
        page.AddFact("Contents not in the store", contents.Missing > 0 ? PageFigures.Of(contents.Missing) : "");
        page.Add($"</dl></div>");
        WriteChildren();
        page.CloseSection();
    }

    private void WriteGaps()
    {
        if (outline.Broken is { } broken)
            page.Add($"<p class=\"alert\">The journal could be read up to record {outline.Records - 1} only: {broken}</p>");
        if (outline.Unreadable > 0)
            page.Add($"<p class=\"alert\">{PageFigures.Count(outline.Unreadable, "record")} could not be read as events; each is shown as it is in the journal.</p>");
        if (outline.Unknown > 0)
            page.Add($"<p class=\"note\">{PageFigures.Count(outline.Unknown, "event")} of kinds that this version does not know: shown as recorded, and without effect on what is said above.</p>");
        if (contents.Missing > 0)
            page.Add($"<p class=\"note\">{PageFigures.Count(contents.Missing, "content")} that the journal names could not be had from the store; each place says so.</p>");
    }

    private void WriteChildren()
    {
        if (outline.Children.Count == 0)
            return;
        page.Add($"<div class=\"card scroll\"><h3>Runs within this run</h3><table><thead><tr><th>Run</th><th>Outcome</th><th>Reason</th><th class=\"figure\">Tokens</th><th class=\"figure\">Cost</th></tr></thead><tbody>");
        foreach (ChildRunEnded child in outline.Children)
        {
            page.Add($"<tr><th scope=\"row\"><a href=\"#e{child.Sequence}\">{child.ChildRunId}</a></th><td>");
            page.AddBadge(PageTone.Of(child.Outcome), PageWords.Of(child.Outcome));
            page.Add($"</td><td class=\"reason\">{child.Reason}</td><td class=\"figure\">{PageFigures.Of(child.Spending.InputTokens + child.Spending.OutputTokens)}</td><td class=\"figure\">{PageFigures.Of(child.Spending.Cost)}</td></tr>");
        }

        page.Add($"</tbody></table></div>");
    }
}
