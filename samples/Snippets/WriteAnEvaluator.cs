namespace Snippets;

/// <summary>An evaluator of one's own: a gate that a candidate must pass, beside the tests.</summary>
public static class WriteAnEvaluator
{
    public static AgentLoopBuilder AddTo(AgentLoopBuilder loop) => loop
        .AddEvaluator(Evaluators.Command("make test"))
        .AddEvaluator(new NoLaterEvaluator(), isGate: true);
}
