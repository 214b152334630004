namespace AgentLoop;

/// <summary>What was said of the repository before anything was changed.</summary>
internal sealed class BaselineSection(RunOutline outline, EvidenceBlock evidence, PageWriter page)
{
    public async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        page.OpenSection("baseline", "Baseline", "the untouched repository");
        if (outline.State.Baseline is { IsEmpty: false } baseline)
        {
            page.Add($"<div class=\"card\">");
            await evidence.WriteAsync(baseline, cancellationToken).ConfigureAwait(false);
            page.Add($"</div>");
        }
        else
        {
            page.Add($"<p class=\"none\">The untouched repository was not evaluated.</p>");
        }

        page.CloseSection();
    }
}
