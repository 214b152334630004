namespace AgentLoop;

/// <summary>Where one can go on the page, and its tools.</summary>
internal sealed class NavigationSection(RunOutline outline, PageWriter page)
{
    public void Write()
    {
        page.Add($"<header class=\"bar\"><a class=\"mark\" href=\"#overview\">");
        page.AddIcon("loop");
        page.Add($"<span>AgentLoop</span></a><nav aria-label=\"Sections\"><ul>");
        Link("overview", "Overview");
        Link("task", "Task");
        Link("plan", "Plan", outline.State.Plans.Length);
        Link("timeline", "Timeline", outline.Steps.Count);
        Link("baseline", "Baseline");
        Link("candidates", "Candidates", outline.State.Candidates.Count);
        Link("decisions", "Decisions", outline.Decisions.Count);
        Link("faults", "Faults", outline.Faults.Count);
        Link("budget", "Budget");
        Link("journal", "Journal", outline.Records);
        Link("record", "Record");
        page.Add($"</ul></nav><div class=\"acts\">");
        Tool("keys-open", "keys", "Keyboard shortcuts", "?");
        Tool("theme", "theme", "Light or dark", "t");
        page.Add($"</div></header>");
    }

    private void Link(string id, string title, long count = 0)
    {
        page.Add($"<li><a href=\"#{id}\">{title}");
        if (count > 0)
            page.Add($" <span class=\"count\">{PageFigures.Of(count)}</span>");
        page.Add($"</a></li>");
    }

    private void Tool(string id, string icon, string title, string key)
    {
        page.Add($"<button type=\"button\" id=\"{id}\" class=\"act\" title=\"{title} ({key})\" aria-label=\"{title}\" aria-keyshortcuts=\"{key}\">");
        page.AddIcon(icon);
        page.Add($"</button>");
    }
}
