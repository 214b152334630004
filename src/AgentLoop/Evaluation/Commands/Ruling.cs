namespace AgentLoop;

/// <summary>A verdict and why, in a sentence.</summary>
internal readonly record struct Ruling(Verdict Verdict, string Reason);
