namespace AgentLoop;

/// <summary>The class of the style sheet for how good something is.</summary>
internal static class PageTone
{
    public const string Good = "good";
    public const string Bad = "bad";
    public const string Warn = "warn";
    public const string Calm = "calm";

    public static string Of(Verdict? verdict) => verdict switch
    {
        Verdict.Pass => Good,
        Verdict.Fail => Bad,
        Verdict.Inconclusive or Verdict.Error => Warn,
        _ => Calm,
    };

    public static string Of(RunOutcome? outcome) => outcome switch
    {
        RunOutcome.Succeeded => Good,
        RunOutcome.Failed or RunOutcome.PolicyBlocked or RunOutcome.ApprovalDenied or RunOutcome.NoAcceptableCandidate => Bad,
        null => Calm,
        _ => Warn,
    };

    public static string Of(bool isGood) => isGood ? Good : Bad;
}
