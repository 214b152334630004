namespace AgentLoop;

/// <summary>What was asked for, how it was understood, and what was plugged into the loop.</summary>
internal sealed class TaskSection(RunOutline outline, PageWriter page)
{
    private readonly RunState state = outline.State;

    public void Write()
    {
        page.OpenSection("task", "Task");
        page.Add($"<div class=\"columns\"><div class=\"card\"><h3>As it was given</h3>");
        if (state.Task is { } task)
            WriteTask(task);
        else
            page.Add($"<p class=\"none\">The journal has no task.</p>");
        page.Add($"</div>");
        WriteBrief();
        page.Add($"</div>");
        WriteSetting();
        page.CloseSection();
    }

    private void WriteTask(AgentTask task)
    {
        page.Add($"<p class=\"goal\">{task.Goal}</p>");
        page.AddList("Constraints", task.Constraints);
        page.AddList("Done when", task.SuccessCriteria);
        page.Add($"<dl class=\"facts\">");
        page.AddFact("Workspace", task.Workspace);
        page.AddFact("Base", state.Base.ToString());
        page.AddFact("Seed", PageFigures.Of(task.Seed));
        page.AddFact("Tests", task.MayChangeTests ? "may be changed" : "may not be changed");
        page.AddFact("Needs approval", string.Join(", ", state.RequiredApprovals.Select(m => PageWords.Of(m.ToString()))));
        page.Add($"</dl>");
    }

    private void WriteBrief()
    {
        if (state.Brief is not { } brief || (brief.Goal == state.Task?.Goal && brief is { Constraints: [], SuccessCriteria: [], Subtasks: [], OpenQuestions: [] } && state.Clarifications.IsEmpty))
            return;
        page.Add($"<div class=\"card\"><h3>As it was understood</h3><p class=\"goal\">{brief.Goal}</p>");
        page.AddList("Constraints", brief.Constraints);
        page.AddList("Done when", brief.SuccessCriteria);
        page.AddList("Parts", brief.Subtasks);
        page.AddList("Open questions", brief.OpenQuestions);
        if (!state.Clarifications.IsEmpty)
            page.Add($"<h4>Asked and answered</h4>");
        foreach (Clarification said in state.Clarifications)
            page.Add($"<dl class=\"asked\"><dt>{said.Question}</dt><dd>{said.Answer}</dd></dl>");
        page.Add($"</div>");
    }

    private void WriteSetting()
    {
        SandboxCapabilities? sandbox = outline.Forked?.Sandbox ?? outline.Started?.Sandbox;
        IReadOnlyDictionary<string, string>? roles = outline.Forked?.Roles ?? outline.Started?.Roles;
        string generator = roles?.GetValueOrDefault(nameof(IGenerator)) ?? "";
        page.Add($"<details class=\"card fold\"><summary><b>The loop</b><span class=\"say\">{generator} in {sandbox?.Name}</span></summary><div class=\"body\"><dl class=\"facts\">");
        foreach ((string role, string implementation) in roles?.OrderBy(r => r.Key, StringComparer.Ordinal) ?? Enumerable.Empty<KeyValuePair<string, string>>())
            page.AddFact(PageWords.Of(role.TrimStart('I')), implementation);
        page.Add($"</dl>");
        if (sandbox is not null)
            WriteSandbox(sandbox);
        page.Add($"</div></details>");
    }

    private void WriteSandbox(SandboxCapabilities sandbox)
    {
        page.Add($"<h4>Sandbox</h4><p>{sandbox.Name} <span class=\"quiet\">{sandbox.Mechanism}</span></p><ul class=\"promises\">");
        foreach (SandboxPromise promise in Enum.GetValues<SandboxPromise>())
        {
            bool isHeld = sandbox[promise] == PromiseState.Enforced;
            page.Add($"<li class=\"{(isHeld ? PageTone.Good : PageTone.Calm)}\">");
            page.AddIcon(isHeld ? "check" : "dash");
            page.Add($"{PageWords.Of(promise.ToString())}<span class=\"unseen\">: {PageWords.Of(sandbox[promise].ToString())}</span></li>");
        }

        page.Add($"</ul>");
    }
}
