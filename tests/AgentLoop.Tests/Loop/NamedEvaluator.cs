using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

/// <summary>An evaluator with traits of its own that notes when it is asked.</summary>
internal sealed class NamedEvaluator(string name, EvaluatorTraits traits, List<string>? asked = null) : IEvaluator
{
    private int baselines;

    public EvaluatorTraits Traits { get; } = traits with { Name = name };

    public int Baselines => baselines;

    public Func<EvaluationRequest, CancellationToken, ValueTask<Evaluation>> OnEvaluate { get; set; } = (_, _) => new(FakeEvaluator.Pass());

    public ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        if (request.Candidate is null)
            Interlocked.Increment(ref baselines);
        if (asked is not null)
        {
            lock (asked)
                asked.Add(name);
        }
        return OnEvaluate(request, cancellationToken);
    }
}
