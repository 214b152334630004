namespace AgentLoop;

/// <summary>What a run came to, at a glance.</summary>
internal sealed class OverviewSection(RunOutline outline, RecordStatus record, PageWriter page)
{
    private const int LongestTitle = 400;

    private readonly RunState state = outline.State;

    public void Write()
    {
        string tone = PageTone.Of(state.Outcome);
        page.Add($"<section id=\"overview\" class=\"hero {tone}\" aria-labelledby=\"overview-title\"><p class=\"outcome\">");
        page.AddIcon(IconFor(state.Outcome));
        page.Add($"<b>{PageWords.Of(state.Outcome)}</b><span>{(state.IsFinished ? "in" : "after")} {PageFigures.Of(outline.Time.Now)}</span></p><h1 id=\"overview-title\">{Title()}</h1>");
        page.Add($"<p class=\"reason\">{Reason()}</p>");
        WriteTiles();
        WriteSeal();
        page.Add($"<dl class=\"facts\">");
        page.AddFact("Run", state.RunId);
        page.AddFact("Began", outline.Started is { } started ? PageFigures.Of(started.At) : "");
        page.AddFact("Model", string.Join(", ", outline.Models.Keys));
        page.AddFact("Sandbox", (outline.Forked?.Sandbox ?? outline.Started?.Sandbox)?.Name ?? "");
        page.AddFact("Handed over to", state.Integration is { Integrated: true } integration ? integration.Location : "");
        page.Add($"</dl></section>");
    }

    private string Title() => state.Task?.Goal switch
    {
        null or "" => "A run whose task is not recorded",
        { Length: > LongestTitle } goal => string.Concat(goal.AsSpan(0, LongestTitle - 1), "…"),
        var goal => goal,
    };

    private string Reason() => state switch
    {
        { Reason.Length: > 0 } => state.Reason,
        { OpenStep: { } step } => $"The journal ends within the step \"{step.Name}\": the run goes on, or was interrupted.",
        { Outcome: null } => "The journal has no end yet: the run goes on, or was interrupted.",
        _ => "",
    };

    private void WriteTiles()
    {
        CandidateState? chosen = state.Candidates.Values.FirstOrDefault(c => c.Id == state.Selected);
        CandidateState? best = chosen ?? state.BestFirst.FirstOrDefault();
        page.Add($"<ul class=\"tiles\">");
        Tile(PageFigures.Of(state.Candidates.Count), state.Candidates.Count == 1 ? "candidate" : "candidates", $"{PageFigures.Of(state.Passing.LongCount())} passed");
        if (best is not null)
            Tile(PageFigures.Of(best.Fixed), "tests fixed", $"{PageFigures.Of(best.Regressions)} broken by {best.Id}");
        if (chosen is not null)
            Tile($"+{PageFigures.Of(chosen.Statistics.LinesAdded)} −{PageFigures.Of(chosen.Statistics.LinesRemoved)}", "lines", $"in {PageFigures.Count(chosen.Statistics.Files, "file")}");
        if (state.Spent.ModelCalls > 0)
            Tile(PageFigures.Of(state.Spent.ModelCalls), state.Spent.ModelCalls == 1 ? "model call" : "model calls", $"{PageFigures.Of(state.Spent.InputTokens + state.Spent.OutputTokens)} tokens");
        if (state.Spent.Cost > 0)
            Tile(PageFigures.Of(state.Spent.Cost), "cost", state.Budget.MaxCost is { } most ? $"of {PageFigures.Of(most)}" : "as priced");
        if (state.Spent.ToolCalls > 0)
            Tile(PageFigures.Of(state.Spent.ToolCalls), state.Spent.ToolCalls == 1 ? "tool call" : "tool calls", "asked for by models");
        Tile(PageFigures.Of(outline.Steps.Count), outline.Steps.Count == 1 ? "step" : "steps", $"{PageFigures.Count(outline.Records, "event")}");
        page.Add($"</ul>");
    }

    private void Tile(string figure, string word, string note) =>
        page.Add($"<li><b>{figure}</b><span>{word}</span><small>{note}</small></li>");

    private void WriteSeal()
    {
        page.Add($"<a class=\"seal {PageTone.Of(record.IsIntact)}\" href=\"#record\">");
        page.AddIcon(record.IsIntact ? "shield" : "broken");
        page.Add($"<span><b>{(record.IsIntact ? "Record intact" : "Record not intact")}</b><small>{record.Text}</small></span></a>");
    }

    private static string IconFor(RunOutcome? outcome) => PageTone.Of(outcome) switch
    {
        PageTone.Good => "check",
        PageTone.Bad => "cross",
        PageTone.Warn => "pause",
        _ => "dots",
    };
}
