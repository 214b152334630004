namespace AgentLoop;

/// <summary>What was used of what there was, and by which model.</summary>
internal sealed class BudgetSection(RunOutline outline, PageWriter page)
{
    private readonly Spending spent = outline.State.Spent;
    private readonly Budget budget = outline.State.Budget;

    public void Write()
    {
        page.OpenSection("budget", "Budget");
        page.Add($"<div class=\"columns\"><div class=\"card\"><ul class=\"meters\">");
        Meter("Time", PageFigures.Of(outline.Time.Now), budget.MaxWallTime is { } time ? PageFigures.Of(time) : null, outline.Time.Now / budget.MaxWallTime);
        Meter("Tokens", PageFigures.Of(Tokens(spent)), Limit(budget.MaxTokens), Part(Tokens(spent), budget.MaxTokens));
        Meter("Cost", PageFigures.Of(spent.Cost), budget.MaxCost is { } cost ? PageFigures.Of(cost) : null, (double?)spent.Cost / (double?)budget.MaxCost);
        Meter("Model calls", PageFigures.Of(spent.ModelCalls), Limit(budget.MaxModelCalls), Part(spent.ModelCalls, budget.MaxModelCalls));
        Meter("Tool calls", PageFigures.Of(spent.ToolCalls), Limit(budget.MaxToolCalls), Part(spent.ToolCalls, budget.MaxToolCalls));
        Meter("Generate steps", PageFigures.Of(spent.Iterations), Limit(budget.MaxIterations), Part(spent.Iterations, budget.MaxIterations));
        Meter("Processor time", PageFigures.Of(spent.SandboxCpuTime), budget.MaxSandboxCpuTime is { } cpu ? PageFigures.Of(cpu) : null, spent.SandboxCpuTime / budget.MaxSandboxCpuTime);
        page.Add($"</ul></div>");
        if (outline.Models.Count > 0)
            WriteModels();
        page.Add($"</div>");
        page.CloseSection();
    }

    private void Meter(string name, string used, string? limit, double? part)
    {
        string tone = part switch { >= 1 => PageTone.Bad, >= 0.8 => PageTone.Warn, _ => PageTone.Good };
        page.Add($"<li><span class=\"name\">{name}</span><span class=\"used\"><b>{used}</b> {(limit is null ? "no limit" : $"of {limit}")}</span><svg class=\"meter\" aria-hidden=\"true\">");
        page.Add($"<rect class=\"all\" width=\"100%\" height=\"6\" rx=\"3\"></rect>");
        if (part is { } known && double.IsFinite(known))
            page.Add($"<rect class=\"{tone}\" width=\"{PageFigures.Percent(known)}\" height=\"6\" rx=\"3\"></rect>");
        page.Add($"</svg></li>");
    }

    private void WriteModels()
    {
        page.Add($"<div class=\"card scroll\"><table><thead><tr><th>Model</th><th class=\"figure\">Calls</th><th class=\"figure\">Tokens in</th><th class=\"figure\">cached</th><th class=\"figure\">Tokens out</th><th class=\"figure\">Cost</th><th class=\"figure\">Time</th></tr></thead><tbody>");
        foreach ((string model, ModelUse use) in outline.Models)
        {
            page.Add($"<tr><th scope=\"row\">{model}</th><td class=\"figure\">{PageFigures.Of(use.Spent.ModelCalls)}</td><td class=\"figure\">{PageFigures.Of(use.Spent.InputTokens)}</td><td class=\"figure\">{PageFigures.Of(use.Spent.CachedTokens)}</td>");
            page.Add($"<td class=\"figure\">{PageFigures.Of(use.Spent.OutputTokens)}</td><td class=\"figure\">{PageFigures.Of(use.Spent.Cost)}</td><td class=\"figure\">{PageFigures.Of(use.Time)}</td></tr>");
        }

        page.Add($"</tbody></table></div>");
    }

    private static long Tokens(Spending spending) => spending.InputTokens + spending.OutputTokens;

    private static string? Limit(long? limit) => limit is { } known ? PageFigures.Of(known) : null;

    private static double? Part(long used, long? limit) => (double)used / limit;
}
