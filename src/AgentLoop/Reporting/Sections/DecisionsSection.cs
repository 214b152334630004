namespace AgentLoop;

/// <summary>What was decided, in order, with the reasons.</summary>
internal sealed class DecisionsSection(RunOutline outline, PageWriter page)
{
    private const int MostAtOnce = 40;

    public void Write()
    {
        page.OpenSection("decisions", "Decisions", outline.SilentlyAllowed > 0 ? $"and {PageFigures.Count(outline.SilentlyAllowed, "time")} allowed by policies without a word" : "");
        if (outline.Decisions.Count == 0)
            page.Add($"<p class=\"none\">Nothing was decided.</p>");
        else
            WriteAll();
        page.CloseSection();
    }

    private void WriteAll()
    {
        page.Add($"<div class=\"card\"><ol class=\"decisions\">");
        foreach (ReportedDecision decision in outline.Decisions.Take(MostAtOnce))
            Write(decision);
        page.Add($"</ol>");
        if (outline.Decisions.Count > MostAtOnce)
        {
            page.Add($"<details class=\"fold\"><summary>{PageFigures.Count(outline.Decisions.Count - MostAtOnce, "more decision")}</summary><ol class=\"decisions\">");
            foreach (ReportedDecision decision in outline.Decisions.Skip(MostAtOnce))
                Write(decision);
            page.Add($"</ol></details>");
        }

        page.Add($"</div>");
    }

    private void Write(ReportedDecision decision)
    {
        page.Add($"<li class=\"{decision.Tone}\"><a class=\"when\" href=\"#e{decision.Sequence}\">{PageFigures.Of(decision.At)}</a><div><p>");
        page.AddBadge(decision.Tone, decision.What);
        page.Add($" <b>{decision.Subject}</b>");
        if (decision.By.Length > 0)
            page.Add($" <span class=\"quiet\">by {decision.By}</span>");
        page.Add($"</p>");
        if (decision.Reason.Length > 0)
            page.Add($"<p class=\"reason\">{decision.Reason}</p>");
        page.Add($"</div></li>");
    }
}
