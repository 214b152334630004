namespace AgentLoop;

/// <summary>An evaluator as the loop knows it.</summary>
internal sealed record EvaluatorEntry(string Name, IEvaluator Evaluator, bool IsGate);
