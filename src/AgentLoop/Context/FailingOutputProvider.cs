namespace AgentLoop;

/// <summary>Gives what failed in the untouched repository: the evaluators' feedback, and the message and stack of each failing test.</summary>
public sealed class FailingOutputProvider : IContextProvider
{
    private const double EvaluatorRelevance = 0.95;
    private const double FirstTestRelevance = 0.9;
    private const double RelevancePerTest = 0.01;

    /// <summary>How many failing tests are given.</summary>
    /// <value>20 unless said.</value>
    public int MaxTests { get; init => field = Require.AtLeast(0, value); } = 20;

    /// <summary>How many tokens one test or one evaluator's feedback may take.</summary>
    /// <value>1500 unless said.</value>
    public int MaxTokensPerItem { get; init => field = Require.AtLeast(Excerpt.MinTokens, value); } = 1500;

    /// <inheritdoc/>
    public IAsyncEnumerable<ContextItem> GatherAsync(ContextRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<Evaluation> failing = [.. request.Baseline.Where(e => e.Verdict != Verdict.Pass)];
        IEnumerable<TestResult> tests = failing.SelectMany(e => e.Tests).Where(t => t.Outcome == TestOutcome.Failed).Take(MaxTests);
        return failing.Select(Item).Concat(tests.Select(Item)).ToAsyncEnumerable();
    }

    private ContextItem Item(Evaluation evaluation) =>
        Item(evaluation.Evaluator, EvaluationText.Of(evaluation with { Tests = [] }), EvaluatorRelevance);

    private ContextItem Item(TestResult test, int index)
    {
        string text = EvaluationText.Of(test);
        double relevance = Math.Max(0, FirstTestRelevance - (RelevancePerTest * index));
        return Item(test.Name, text.Length == 0 ? "It failed and said nothing.\n" : text, relevance);
    }

    private ContextItem Item(string title, string text, double relevance) => new()
    {
        Source = "failing-output",
        Title = title,
        Content = Excerpt.Of(text, MaxTokensPerItem),
        Relevance = relevance,
    };
}
