namespace AgentLoop;

/// <summary>The plan in force and those it replaced.</summary>
internal sealed class PlanSection(RunOutline outline, PageWriter page)
{
    public void Write()
    {
        IReadOnlyList<Plan> plans = outline.State.Plans;
        page.OpenSection("plan", "Plan", plans.Count > 1 ? PageFigures.Count(plans.Count - 1, "revision") : "");
        if (plans.Count == 0)
            page.Add($"<p class=\"none\">No plan was made.</p>");
        for (int i = plans.Count - 1; i >= 0; i--)
            Write(plans[i], isInForce: i == plans.Count - 1);
        page.CloseSection();
    }

    private void Write(Plan plan, bool isInForce)
    {
        page.Add($"<details class=\"card fold\"");
        if (isInForce)
            page.Add($" open=\"\"");
        page.Add($"><summary class=\"stop\"><b>Plan {plan.Revision}</b>");
        page.AddBadge(isInForce ? PageTone.Good : PageTone.Calm, isInForce ? "in force" : "replaced");
        page.Add($"<span class=\"say\">{plan.RevisionReason}</span></summary><div class=\"body\">");
        if (plan.RevisionReason.Length > 0)
            page.Add($"<p class=\"why\"><b>Why it was revised</b> {plan.RevisionReason}</p>");
        page.Add($"<ol class=\"plan\">");
        foreach (string step in plan.Steps)
            page.Add($"<li>{step}</li>");
        page.Add($"</ol>");
        if (plan.Rationale.Length > 0)
            page.Add($"<p><b>Why this way</b> {plan.Rationale}</p>");
        page.AddList("Weighed and not taken", plan.Alternatives);
        page.Add($"</div></details>");
    }
}
