using System.Text.Json;

namespace AgentLoop;

/// <summary>
/// Judges a candidate by the tests of the repository: runs them in the sandbox and compares each with what became of it in the untouched repository.
/// </summary>
/// <remarks>
/// Where the candidate changes tests that there were, and the task does not want that, they are put back for the judged run; its own must pass besides.
/// Tests whose outcome would decide are run again, and those that are flaky count neither for the candidate nor against it. What nothing shows to have
/// run is inconclusive, never a pass. The score is the share of passing tests among all that ran now or before.
/// </remarks>
public sealed class TestEvaluator : IEvaluator
{
    private readonly TestEvaluatorOptions options;
    private readonly SuiteFinder finder;

    /// <summary>Judges by the tests that the repository's files show.</summary>
    public TestEvaluator()
        : this(new TestEvaluatorOptions())
    {
    }

    /// <summary>Judges by the tests of these options.</summary>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which.</exception>
    public TestEvaluator(TestEvaluatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        TestEvaluatorOptions.Validate(options);
        this.options = options;
        finder = new SuiteFinder(options.Suites);
        Traits = new EvaluatorTraits { Name = options.Name, Timeout = TimeSpan.FromHours(4), BaselineKey = KeyOf(options) };
    }

    /// <inheritdoc/>
    public EvaluatorTraits Traits { get; }

    /// <inheritdoc/>
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        (IReadOnlyList<TestSuite> suites, string? problem) = await finder.FindAsync(request, cancellationToken).ConfigureAwait(false);
        if (suites.Count == 0)
            return new Evaluation { Evaluator = options.Name, Verdict = Verdict.Inconclusive, Reason = problem ?? "No tests were found.", Feedback = problem ?? "" };
        var trial = new TestTrial(options, suites, request, finder);
        return request.Candidate is null
            ? await trial.JudgeBaselineAsync(cancellationToken).ConfigureAwait(false)
            : await trial.JudgeCandidateAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string KeyOf(TestEvaluatorOptions options) => string.Concat(
        JsonSerializer.Serialize(options with { Suites = null }, EvaluationJsonContext.Default.TestEvaluatorOptions),
        options.Suites is null ? "" : string.Concat(options.Suites.Select(suite => JsonSerializer.Serialize(suite, EvaluationJsonContext.Default.TestSuite))));
}
