namespace AgentLoop;

/// <summary>The page of a run, from its head to its end.</summary>
internal sealed class RunPage(RunReportRequest request, RunOutline outline, PageWriter page)
{
    private readonly ContentSource contents = new(request.Store);

    public async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        RecordStatus record = await RecordStatus.OfAsync(request, outline, cancellationToken).ConfigureAwait(false);
        WriteHead();
        new NavigationSection(outline, page).Write();
        page.Add($"<main id=\"main\" tabindex=\"-1\">");
        new OverviewSection(outline, record, page).Write();
        new TaskSection(outline, page).Write();
        new PlanSection(outline, page).Write();
        new TimelineSection(outline, page).Write();
        await page.HandOnAsync(cancellationToken).ConfigureAwait(false);
        EvidenceBlock evidence = new(contents, page, request.MaxTextLength);
        await new BaselineSection(outline, evidence, page).WriteAsync(cancellationToken).ConfigureAwait(false);
        await new CandidatesSection(outline, evidence, request.Store, contents, page).WriteAsync(cancellationToken).ConfigureAwait(false);
        new DecisionsSection(outline, page).Write();
        new FaultsSection(outline, page).Write();
        new BudgetSection(outline, page).Write();
        await page.HandOnAsync(cancellationToken).ConfigureAwait(false);
        await new JournalSection(request, outline, contents, page).WriteAsync(cancellationToken).ConfigureAwait(false);
        new RecordSection(request, outline, record, contents, page).Write();
        page.Add($"</main>");
        WriteEnd();
    }

    private void WriteHead()
    {
        page.Add($"<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><meta charset=\"utf-8\" />");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {PageAsset.Style.Source}; script-src {PageAsset.Script.Source}; base-uri 'none'; form-action 'none'\" />");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" /><meta name=\"referrer\" content=\"no-referrer\" /><meta name=\"color-scheme\" content=\"light dark\" />");
        page.Add($"<title>");
        page.AddPlain($"{TitleText()} · run {request.RunId}");
        page.Add($"</title><style>");
        page.Add(PageAsset.Style);
        page.Add($"</style></head><body><a class=\"skip\" href=\"#main\">Skip to the report</a>");
        page.Add(PageAsset.Icons);
    }

    private void WriteEnd()
    {
        page.Add(PageAsset.Keys);
        page.Add($"<script>");
        page.Add(PageAsset.Script);
        page.Add($"</script></body></html>\n");
    }

    /// <summary>The goal, short enough for the title of a window.</summary>
    private string TitleText() => outline.State.Task?.Goal is { Length: > 0 } goal
        ? goal.Length <= 80 ? goal : string.Concat(goal.AsSpan(0, 79), "…")
        : "A run";
}
