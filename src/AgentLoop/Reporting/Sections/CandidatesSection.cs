namespace AgentLoop;

/// <summary>Every candidate, the best first: what it changes, and what was observed of it.</summary>
internal sealed class CandidatesSection(RunOutline outline, EvidenceBlock evidence, IProvenanceStore store, ContentSource contents, PageWriter page)
{
    private readonly RunState state = outline.State;

    public async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        page.OpenSection("candidates", "Candidates", state.Candidates.Count > 1 ? "the best first" : "");
        if (state.Candidates.IsEmpty)
            page.Add($"<p class=\"none\">None was proposed.</p>");
        DiffBlock diffs = await DiffBlock.OpenAsync(outline, store, contents, page, cancellationToken).ConfigureAwait(false);
        CandidateState[] ranked = [.. state.BestFirst];
        bool isFirst = true;
        foreach (CandidateState candidate in ranked.OrderByDescending(c => c.Id == state.Selected))
        {
            await WriteAsync(candidate, isFirst, diffs, cancellationToken).ConfigureAwait(false);
            await page.HandOnAsync(cancellationToken).ConfigureAwait(false);
            isFirst = false;
        }

        page.CloseSection();
    }

    private async ValueTask WriteAsync(CandidateState candidate, bool isOpen, DiffBlock diffs, CancellationToken cancellationToken)
    {
        WriteSummary(candidate, isOpen);
        if (candidate.Rationale.Length > 0)
            page.Add($"<p class=\"rationale\">{candidate.Rationale}</p>");
        if (candidate.Rejection is { } rejection)
            page.Add($"<p class=\"why bad\"><b>{(candidate.RejectedByPolicy ? "Rejected by a policy" : "Rejected")}</b> {rejection}</p>");
        foreach (ReportedDecision decision in outline.Decisions.Where(d => d.Subject == candidate.Id && d.What is "selected" or "discarded"))
            page.Add($"<p class=\"why {decision.Tone}\"><b>{PageWords.Of(decision.What == "selected" ? "Selected" : "Discarded")}</b> {decision.Reason}</p>");
        await diffs.WriteAsync(candidate.Changes, cancellationToken).ConfigureAwait(false);
        if (!candidate.Evaluations.IsEmpty)
            await evidence.WriteAsync(candidate.Evaluations, cancellationToken).ConfigureAwait(false);
        page.Add($"</div></details>");
    }

    private void WriteSummary(CandidateState candidate, bool isOpen)
    {
        bool isChosen = candidate.Id == state.Selected;
        page.Add($"<details id=\"c{candidate.Number}\" class=\"card fold candidate {(isChosen ? "chosen" : "")}\"");
        if (isOpen)
            page.Add($" open=\"\"");
        page.Add($"><summary class=\"stop\"><b class=\"id\">{candidate.Id}</b>");
        page.AddBadge(candidate.Rejection is null ? PageTone.Of(candidate.Verdict) : PageTone.Bad, StandOf(candidate));
        if (isChosen)
            page.AddBadge("chosen", "selected");
        page.Add($"<span class=\"say\">{candidate.Rationale}</span><span class=\"size\"><ins>+{PageFigures.Of(candidate.Statistics.LinesAdded)}</ins> <del>−{PageFigures.Of(candidate.Statistics.LinesRemoved)}</del></span></summary><div class=\"body\">");
    }

    private static string StandOf(CandidateState candidate) => candidate switch
    {
        { Rejection: not null } => "Rejected",
        { Stopped: true } => "Stopped",
        { Verdict: { } verdict } => verdict.ToString(),
        _ => "Not judged",
    };
}
