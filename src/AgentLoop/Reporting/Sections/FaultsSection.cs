namespace AgentLoop;

/// <summary>What went wrong, whether or not it mattered in the end.</summary>
internal sealed class FaultsSection(RunOutline outline, PageWriter page)
{
    private const int Most = 500;

    public void Write()
    {
        page.OpenSection("faults", "Faults", outline.Faults.Count == 0 ? "none" : "what went wrong, whether or not it mattered in the end");
        foreach (EffectStarted open in outline.OpenEffects.Values.Take(Most))
            page.Add($"<p class=\"alert\"><a href=\"#e{open.Sequence}\">{open.Effect}</a> of {open.Request} was about to come, and nothing says whether that happened.</p>");
        if (outline.Faults.Count > 0)
            WriteAll();
        page.CloseSection();
    }

    private void WriteAll()
    {
        page.Add($"<div class=\"card\"><ol class=\"decisions\">");
        foreach (ReportedFault fault in outline.Faults.Take(Most))
            page.Add($"<li class=\"bad\"><a class=\"when\" href=\"#e{fault.Sequence}\">{PageFigures.Of(fault.At)}</a><div><p><b>{fault.What}</b></p><p class=\"reason\">{fault.Problem}</p></div></li>");
        if (outline.Faults.Count > Most)
            page.Add($"<li class=\"cut\">and {PageFigures.Of(outline.Faults.Count - Most)} more</li>");
        page.Add($"</ol></div>");
    }
}
