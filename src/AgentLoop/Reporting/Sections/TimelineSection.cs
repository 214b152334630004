namespace AgentLoop;

/// <summary>The course of a run: its steps one under the other, candidates that ran at the same time in lanes of their own.</summary>
internal sealed class TimelineSection(RunOutline outline, PageWriter page)
{
    /// <summary>Of more candidates, those that did not overlap share a lane.</summary>
    private const int MostNamedLanes = 16;

    private readonly TimeAxis axis = new(outline.Time.Now);

    public void Write()
    {
        page.OpenSection("timeline", "Timeline", $"{PageFigures.Of(outline.Time.Now)} of activity");
        page.Add($"<div class=\"card gantt\"><ol>");
        WriteAxis();
        foreach (StepSpan step in outline.Steps)
            Write(step);
        page.Add($"</ol></div>");
        WriteNotes();
        page.CloseSection();
    }

    private void WriteAxis()
    {
        page.Add($"<li class=\"row axis\" aria-hidden=\"true\"><span class=\"name\">step</span><svg class=\"track\">");
        foreach (TimeSpan tick in axis.Ticks)
            page.Add($"<text x=\"{axis.Place(tick)}\" y=\"15\">{TimeAxis.Label(tick)}</text>");
        page.Add($"</svg><span class=\"time\">time</span><span class=\"spent\">spent</span></li>");
    }

    private void Write(StepSpan step)
    {
        TimeSpan end = step.End ?? outline.Time.Now;
        string tone = step.Failure is not null ? PageTone.Bad : step.End is null ? "open" : "step";
        OpenRow("step", $"{step.Number} {step.Step.Name}", $"{step.Step.Name}, {PageFigures.Of(end - step.Start)}", step.Sequence);
        WriteBar(new TimeBar { Start = step.Start, End = end, Tone = tone, Text = step.Failure ?? step.Step.Name, Sequence = step.Sequence });
        CloseRow(PageFigures.Of(end - step.Start), SpentText(step.Spent));
        if (step.Calls.Count > 0)
            WriteLane("model and tools", step.Calls, "");
        if (step.Candidates.Count <= MostNamedLanes)
            WriteNamed(step);
        else
            WritePacked(step);
    }

    private void WriteNamed(StepSpan step)
    {
        foreach (TimeBar bar in step.Candidates.Values)
            WriteLane(bar.Text, [bar], PageFigures.Of((bar.End ?? outline.Time.Now) - bar.Start));
    }

    private void WritePacked(StepSpan step)
    {
        List<List<TimeBar>> lanes = TimeLanes.Of(step.Candidates.Values, outline.Time.Now);
        for (int i = 0; i < lanes.Count; i++)
            WriteLane($"lane {PageFigures.Of(i + 1)}", lanes[i], PageFigures.Count(lanes[i].Count, "candidate"));
    }

    private void WriteLane(string name, List<TimeBar> bars, string time)
    {
        OpenRow("lane", name, $"{name}, {PageFigures.Count(bars.Count, "bar")}", bars[0].Sequence);
        foreach (TimeBar bar in axis.Visible(bars))
            WriteBar(bar);
        CloseRow(time, "");
    }

    private void OpenRow(string kind, string name, string label, long sequence)
    {
        page.Add($"<li class=\"row {kind}\"><a class=\"name\" href=\"#e{sequence}\">{name}</a><svg class=\"track\" role=\"img\" aria-label=\"{label}\">");
        foreach (TimeSpan tick in axis.Ticks)
            page.Add($"<line class=\"tick\" x1=\"{axis.Place(tick)}\" x2=\"{axis.Place(tick)}\" y1=\"0\" y2=\"100%\"></line>");
        foreach (RunPause pause in outline.Pauses)
            page.Add($"<line class=\"pause\" x1=\"{axis.Place(pause.At)}\" x2=\"{axis.Place(pause.At)}\" y1=\"0\" y2=\"100%\"></line>");
    }

    private void CloseRow(string time, string spent) =>
        page.Add($"</svg><span class=\"time\">{time}</span><span class=\"spent\">{spent}</span></li>");

    private void WriteBar(TimeBar bar)
    {
        TimeSpan end = bar.End ?? outline.Time.Now;
        page.Add($"<a href=\"#e{bar.Sequence}\" tabindex=\"-1\"><rect class=\"{bar.Tone}\" x=\"{axis.Place(bar.Start)}\" width=\"{axis.Length(end - bar.Start)}\" y=\"5\" height=\"14\" rx=\"3\">");
        page.Add($"<title>{bar.Text}: {PageFigures.Of(bar.Start)} to {PageFigures.Of(end)}</title></rect></a>");
    }

    private void WriteNotes()
    {
        foreach (RunPause pause in outline.Pauses)
            page.Add($"<p class=\"note\"><a href=\"#e{pause.Sequence}\">{PageFigures.Of(pause.At)}</a> {pause.Text}</p>");
        if (outline.Time.WentBack > 0)
            page.Add($"<p class=\"note\">The clock went back {PageFigures.Count(outline.Time.WentBack, "time")}; the timeline stands still there, and what lies before and after may be longer or shorter than it was.</p>");
    }

    private static string SpentText(Spending spent) => spent switch
    {
        { Cost: > 0 } => PageFigures.Of(spent.Cost),
        { InputTokens: 0, OutputTokens: 0 } => "",
        _ => $"{PageFigures.Of(spent.InputTokens + spent.OutputTokens)} tok",
    };
}
