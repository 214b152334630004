namespace AgentLoop.Testing;

/// <summary>An evaluator that does what a test says.</summary>
/// <param name="name">The name in its evaluations, unique among the evaluators of a loop.</param>
public sealed class FakeEvaluator(string name = "fake") : IEvaluator
{
    private readonly CallLog<EvaluationRequest> log = new();

    /// <summary>What it does when it is asked.</summary>
    /// <value>The untouched repository fails and every candidate passes unless said.</value>
    public Func<EvaluationRequest, CancellationToken, ValueTask<Evaluation>> OnEvaluate { get; set; } =
        (request, _) => ValueTask.FromResult(request.Candidate is null ? Fail(name) : Pass(name));

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<EvaluationRequest> Requests => log.Calls;

    /// <summary>An evaluation that passes with the full score.</summary>
    public static Evaluation Pass(string name = "fake", string reason = "It is as it should be.") =>
        new() { Evaluator = name, Verdict = Verdict.Pass, Score = 1, Reason = reason };

    /// <summary>An evaluation that fails with no score.</summary>
    public static Evaluation Fail(string name = "fake", string feedback = "It is not as it should be.") =>
        new() { Evaluator = name, Verdict = Verdict.Fail, Reason = "It is not as it should be.", Feedback = feedback };

    /// <inheritdoc/>
    public ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        log.Add(request);
        return OnEvaluate(request, cancellationToken);
    }
}
