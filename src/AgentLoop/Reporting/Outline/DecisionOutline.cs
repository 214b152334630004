namespace AgentLoop;

/// <summary>Takes down what was decided in a run, by whom and why.</summary>
internal static class DecisionOutline
{
    public static void Add(RunOutline outline, RunEvent e, TimeSpan at)
    {
        if (e is EffectStarted started)
            outline.OpenEffects[(e.Scope, started.Effect, started.Request)] = started;
        else if (e is EffectRecorded done)
            outline.OpenEffects.Remove((e.Scope, e.Kind, done.Request));
        else if (e is EffectOutcomeUnknown { IsSettled: true } settled)
            outline.OpenEffects.Remove((e.Scope, settled.Effect, settled.Request));

        if (e is PolicyDecided { Verdict: { Allowed: true, Reason: "", Arguments: null } })
            outline.SilentlyAllowed++;
        else if ((OfCandidate(e) ?? OfGovernance(e) ?? OfCourse(e)) is { } decision)
            outline.Decisions.Add(decision with { Sequence = e.Sequence, At = at });
    }

    private static ReportedDecision? OfCandidate(RunEvent e) => e switch
    {
        CandidateSelected c => Make(PageTone.Good, "selected", c.CandidateId, c.Reason),
        CandidateDiscarded c => Make(PageTone.Calm, "discarded", c.CandidateId, c.Reason),
        CandidateRejected c => Make(PageTone.Bad, c.ByPolicy ? "rejected by policy" : "rejected", c.CandidateId, c.Reason),
        CandidateStopped c => Make(PageTone.Calm, "stopped", c.CandidateId, "Another candidate had passed, and that was enough."),
        Integrated i => Make(PageTone.Of(i.Result.Integrated), i.Result.Integrated ? "handed over" : "not handed over", i.CandidateId, i.Result.Message),
        _ => null,
    };

    private static ReportedDecision? OfGovernance(RunEvent e) => e switch
    {
        PolicyDecided p => Make(ToneOf(p.Verdict), WordFor(p.Verdict), p.Tool is { } tool ? $"call of {tool}" : $"{Word(p.Action)} {p.CandidateId}", p.Verdict.Reason, "policy"),
        ApprovalDecided a => Make(PageTone.Of(a.Decision.Approved), a.Decision.Approved ? "approved" : "denied", a.Question, a.Decision.Reason, a.Decision.By),
        NetworkDecided { Decision: var n } => Make(PageTone.Of(n.Allowed), n.Allowed ? "let through" : "kept off", $"{n.Host}:{n.Port}", n.Reason, "network"),
        _ => null,
    };

    private static ReportedDecision? OfCourse(RunEvent e) => e switch
    {
        PlanMade { Plan.Revision: > 1 } made => Make(PageTone.Warn, "replanned", $"plan {made.Plan.Revision}", made.Plan.RevisionReason),
        QuestionsAsked asked => Make(PageTone.Warn, "asked", PageFigures.Count(asked.Questions.Count, "question"), string.Join(' ', asked.Questions)),
        RunResumed { Answers.Count: > 0 } resumed => Make(PageTone.Calm, "answered", PageFigures.Count(resumed.Answers.Count, "answer"), string.Join(' ', resumed.Answers)),
        RunFinished f => Make(PageTone.Of(f.Outcome), "ended", f.Outcome.ToString(), f.Reason),
        _ => null,
    };

    private static ReportedDecision Make(string tone, string what, string subject, string reason, string by = "") =>
        new() { Sequence = 0, At = default, Tone = tone, What = what, Subject = subject, Reason = reason, By = by };

    private static string ToneOf(PolicyVerdict verdict) => verdict.NeedsApproval ? PageTone.Warn : PageTone.Of(verdict.Allowed);

    private static string WordFor(PolicyVerdict verdict) => verdict switch
    {
        { NeedsApproval: true } => "to be approved",
        { Allowed: false } => "forbidden",
        { Arguments: not null } => "changed",
        _ => "allowed",
    };

    private static string Word(PolicyAction action) => action switch
    {
        PolicyAction.Evaluate => "evaluating",
        PolicyAction.Integrate => "handing over",
        _ => "calling a tool for",
    };
}
