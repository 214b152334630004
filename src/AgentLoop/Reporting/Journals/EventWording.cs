namespace AgentLoop;

/// <summary>Says each event in a line.</summary>
internal static class EventWording
{
    private const int Longest = 240;

    public static EventLine Of(RunEvent e)
    {
        EventLine line = OfCourse(e) ?? OfCandidate(e) ?? OfGovernance(e) ?? OfModel(e) ?? OfSandbox(e) ?? new EventLine { Kind = "quiet", Text = "" };
        string text = line.Text.Length <= Longest ? line.Text : string.Concat(line.Text.AsSpan(0, Longest), "…");
        return line with { Text = text };
    }

    private static EventLine? OfCourse(RunEvent e) => e switch
    {
        RunStarted s => Line("course", s.Task.Goal),
        RunForked f => Line("course", $"forked from {f.FromRunId}"),
        RunResumed r => Line("course", $"taken up again after {PageFigures.Of(r.Paused)}"),
        RunFinished f => Line("course", $"{PageWords.Of(f.Outcome)}: {f.Reason}"),
        StepStarted s => Line("course", $"step {s.Step.Name}"),
        StepFinished => Line("quiet", "step done"),
        StepFailed f => Line("fault", f.Reason),
        PluginFailed f => Line("fault", $"{f.Plugin}: {f.Error}"),
        TaskUnderstood t => Line("course", t.Brief.Goal),
        QuestionsAsked q => Line("decision", string.Join(' ', q.Questions)),
        PlanMade p => Line("course", $"plan {p.Plan.Revision} with {PageFigures.Count(p.Plan.Steps.Count, "step")}"),
        ContextGathered c => Line("course", $"{PageFigures.Count(c.Items.Count, "item")} to be shown, {PageFigures.Of(c.Dropped.Count)} left out"),
        GenerationEnded g => Line(g.Failure is null ? "quiet" : "fault", g.Failure ?? PageWords.Of(g.End.ToString())),
        EffectStarted s => Line("quiet", $"{s.Effect} is about to come of {s.Request}"),
        EffectOutcomeUnknown u => Line("fault", $"{u.Effect} of {u.Request}: {u.Reason}", PageWords.Of(u.Found.ToString())),
        ChildRunEnded c => Line("course", $"run {c.ChildRunId}: {PageWords.Of(c.Outcome)}"),
        UnknownEvent => Line("quiet", "of a kind that this version does not know"),
        _ => null,
    };

    private static EventLine? OfCandidate(RunEvent e) => e switch
    {
        BaselineEvaluated b => Line("decision", Verdicts(b.Evaluations)),
        CandidateProposed c => Line("decision", $"{c.CandidateId}: {c.Rationale}", $"+{PageFigures.Of(c.Statistics.LinesAdded)} −{PageFigures.Of(c.Statistics.LinesRemoved)}"),
        CandidateRejected c => Line("decision", $"{c.CandidateId}: {c.Reason}"),
        CandidateEvaluated c => Line("decision", $"{c.CandidateId}: {Verdicts(c.Evaluations)}"),
        CandidateStopped c => Line("decision", $"{c.CandidateId} need not go on"),
        CandidateSelected c => Line("decision", $"{c.CandidateId}: {c.Reason}"),
        CandidateDiscarded c => Line("decision", $"{c.CandidateId}: {c.Reason}"),
        WorkspacePrepared w => Line(w.Problems.Count > 0 ? "fault" : "quiet", w.CandidateId.Length > 0 ? $"private copy for {w.CandidateId}" : "private copy of the untouched repository"),
        Integrated i => Line("decision", i.Result.Message),
        _ => null,
    };

    private static EventLine? OfGovernance(RunEvent e) => e switch
    {
        PolicyDecided { Verdict: { Allowed: true, Reason: "" } } p => Line("quiet", $"{PageWords.Of(p.Action.ToString())} {p.Tool ?? p.CandidateId}: allowed"),
        PolicyDecided p => Line("decision", $"{PageWords.Of(p.Action.ToString())} {p.Tool ?? p.CandidateId}: {(p.Verdict.Allowed ? "allowed" : "not allowed")}. {p.Verdict.Reason}"),
        ApprovalDecided a => Line("decision", $"{(a.Decision.Approved ? "approved" : "denied")} by {a.Decision.By}: {a.Question}"),
        NetworkDecided n => Line("decision", $"{n.Decision.Host}:{n.Decision.Port} {(n.Decision.Allowed ? "let through" : "kept off")}"),
        _ => null,
    };

    private static EventLine? OfModel(RunEvent e) => e switch
    {
        ModelCalled { Failure: { } failure } c => Line("fault", failure, Tokens(c)),
        ModelCalled c => Line("model", $"{c.ModelId ?? "model"}: {PageWords.Of(c.Outcome.ToString())}", Tokens(c)),
        ModelTried t => Line("fault", $"try {t.Number}: {t.Reason}", PageFigures.Of(t.Duration)),
        ModelAnswering a => Line("quiet", a.Text.Length > 0 ? a.Text : a.Reasoning),
        ToolCalled t => Line("tool", $"{t.Tool} {t.Arguments.Text ?? ""}", t.End is ToolCallEnd.Succeeded ? "" : PageWords.Of(t.End.ToString())),
        ConversationCompacted c => Line("model", $"conversation shortened by {PageFigures.Count(c.TurnsDropped, "turn")}", $"{PageFigures.Of(c.TokensBefore)} → {PageFigures.Of(c.TokensAfter)} tok"),
        ConversationEnded c => Line("model", $"{PageWords.Of(c.End.ToString())}: {c.Reason}", PageFigures.Count(c.Turns, "turn")),
        _ => null,
    };

    private static EventLine? OfSandbox(RunEvent e) => e switch
    {
        CommandExecuted c => Line(c.End is CommandEnd.Exited ? "sandbox" : "fault", c.CommandLine, c.End is CommandEnd.Exited ? $"exit {c.ExitCode}" : PageWords.Of(c.End.ToString())),
        FileRead f => Line("sandbox", $"{f.Path}{(f.Failure is { } failure ? $": {failure}" : "")}", f.Content is { } content ? PageFigures.Bytes(content.Length) : "no such file"),
        FileWritten f => Line("sandbox", $"{f.Path}{(f.Failure is { } failure ? $": {failure}" : "")}", PageFigures.Bytes(f.Content.Length)),
        ClockRead c => Line("quiet", PageFigures.Count(c.Readings.Count, "reading")),
        EffectPerformed p => Line("quiet", p.Name),
        _ => null,
    };

    private static EventLine Line(string kind, string text, string figures = "") => new() { Kind = kind, Text = text, Figures = figures };

    private static string Verdicts(IReadOnlyList<EvaluationSummary> said) => string.Join("; ", said.Select(s => $"{s.Evaluator} {s.Verdict}: {s.Reason}"));

    private static string Tokens(ModelCalled call) =>
        $"{PageFigures.Of(call.Spending.InputTokens)} → {PageFigures.Of(call.Spending.OutputTokens)} tok, {PageFigures.Of(call.Duration)}";
}
