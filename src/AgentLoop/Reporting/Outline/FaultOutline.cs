namespace AgentLoop;

/// <summary>Tells which events are about something that went wrong.</summary>
internal static class FaultOutline
{
    public static ReportedFault? Of(RunEvent e, TimeSpan at) =>
        (OfLoop(e) ?? OfEffect(e)) is (var what, var problem) ? new ReportedFault { Sequence = e.Sequence, At = at, What = what, Problem = problem } : null;

    private static (string What, string Problem)? OfLoop(RunEvent e) => e switch
    {
        StepFailed { Exhausted: { } dimension } f => ($"budget for {dimension} used up", f.Reason),
        StepFailed f => ("step cut off", f.Reason),
        PluginFailed f => (f.Plugin, f.Error),
        GenerationEnded { Failure: { } problem } => ("generator", problem),
        WorkspacePrepared { Problems.Count: > 0 } w => ($"{w.CandidateId} could not be applied", string.Join(' ', w.Problems)),
        BaselineEvaluated b when b.Evaluations.FirstOrDefault(v => v.Verdict == Verdict.Error) is { } error => (error.Evaluator, error.Reason),
        CandidateEvaluated c when c.Evaluations.FirstOrDefault(v => v.Verdict == Verdict.Error) is { } error => ($"{error.Evaluator} of {c.CandidateId}", error.Reason),
        _ => null,
    };

    private static (string What, string Problem)? OfEffect(RunEvent e) => e switch
    {
        ModelTried t => ($"try {t.Number} of a model call: {t.Outcome}", t.Reason),
        ModelCalled { Failure: { } problem } c => ($"model call: {c.Outcome}", problem),
        CommandExecuted { End: not CommandEnd.Exited } c => ($"command: {c.Limit?.ToString() ?? c.End.ToString()}", c.CommandLine),
        ConversationEnded { End: not (ConversationEnd.Answered or ConversationEnd.Finished or ConversationEnd.Asked) } c => ($"conversation: {c.End}", c.Reason),
        ChildRunEnded { Outcome: RunOutcome.Failed } c => ($"child run {c.ChildRunId}", c.Reason),
        _ => null,
    };
}
