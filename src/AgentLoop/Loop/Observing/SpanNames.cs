namespace AgentLoop;

/// <summary>What spans are called and say, whether they are of a run that goes on or of one that was recorded.</summary>
internal static class SpanNames
{
    public const string Source = "AgentLoop";
    public const string RunId = "agentloop.run.id";
    public const string Scope = "agentloop.scope";
    public const string Outcome = "agentloop.outcome";
    public const string Goal = "agentloop.goal";
    public const string Candidate = "agentloop.candidate";
    public const string Tries = "agentloop.tries";
    public const string Cost = "agentloop.cost";
    public const string Try = "agentloop.try";

    public static string OfStep(LoopStep step) => $"agentloop {step.Name}";
}
