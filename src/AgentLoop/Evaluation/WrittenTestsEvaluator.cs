namespace AgentLoop;

/// <summary>
/// Has tests written from the brief's success criteria before anything is changed, keeps those that fail in the untouched repository time after time, and
/// judges candidates by them.
/// </summary>
/// <remarks>
/// A test that passes already says nothing about a candidate, and one that fails now and then says nothing at all. What is left may still be wrong itself: add
/// it with <c>isGate: false</c> unless the writer is to be trusted. Without a test that is left it is inconclusive. The score is the share that passes.
/// </remarks>
public sealed class WrittenTestsEvaluator : IEvaluator
{
    private readonly WrittenTestsEvaluatorOptions options;
    private readonly SuiteFinder finder;

    /// <summary>Has tests written and judges by them.</summary>
    public WrittenTestsEvaluator(WrittenTestsEvaluatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Suites is { } suites)
            TestSuiteValidation.Require(suites, options.Name);
        this.options = options;
        finder = new SuiteFinder(options.Suites);
        Traits = new EvaluatorTraits { Name = options.Name };
    }

    /// <inheritdoc/>
    public EvaluatorTraits Traits { get; }

    /// <inheritdoc/>
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.OpenCopy is null)
            throw new AgentLoopException("There is no copy of the repository to try tests in; give EvaluationRequest.OpenCopy.");
        (IReadOnlyList<TestSuite> suites, string? problem) = await finder.FindAsync(request, cancellationToken).ConfigureAwait(false);
        if (suites.Count == 0)
            return Say(Verdict.Inconclusive, 0, problem ?? "No tests were found, so that none can be added.");
        var trial = new WrittenTestsTrial(options, suites, request);
        return request.Candidate is { } candidate
            ? await JudgeAsync(trial, candidate, request.Baseline?.Written, cancellationToken).ConfigureAwait(false)
            : await WriteAsync(trial, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Evaluation> WriteAsync(WrittenTestsTrial trial, CancellationToken cancellationToken)
    {
        WrittenTests written = await trial.WriteAsync(cancellationToken).ConfigureAwait(false);
        return written.Names.Count == 0
            ? Say(Verdict.Inconclusive, 0, "No test was written that fails in the untouched repository each time.")
            : Say(Verdict.Fail, 0, $"{CountedWords.Tests(written.Names.Count)} were written that fail in the untouched repository: {CountedWords.Some(written.Names)}.") with { Written = written };
    }

    private async ValueTask<Evaluation> JudgeAsync(WrittenTestsTrial trial, Candidate candidate, WrittenTests? written, CancellationToken cancellationToken)
    {
        if (written is null)
            return Say(Verdict.Inconclusive, 0, "There are no written tests to judge by.");
        TestRun run = await trial.RunAsync("candidate", WrittenTestsTrial.Join(candidate.Changes, written.Files), cancellationToken).ConfigureAwait(false);
        ILookup<string, TestResult> results = run.Tests.ToLookup(test => test.Name, StringComparer.Ordinal);
        string[] passing = [.. written.Names.Where(name => results[name].Any() && results[name].All(test => test.Outcome == TestOutcome.Passed))];
        TestResult[] failed = [.. written.Names.Except(passing, StringComparer.Ordinal).SelectMany(name => results[name].Where(test => test.Outcome == TestOutcome.Failed))];
        string[] missing = [.. written.Names.Where(name => !results[name].Any())];
        bool passes = passing.Length == written.Names.Count;
        string reason = passes
            ? $"{CountedWords.Tests(passing.Length)} written for the task passed."
            : $"{written.Names.Count - passing.Length} of {written.Names.Count} tests written for the task did not pass.";
        return Say(passes ? Verdict.Pass : Verdict.Fail, (double)passing.Length / written.Names.Count, reason) with
        {
            Tests = [.. run.Tests.Where(test => written.Names.Contains(test.Name, StringComparer.Ordinal))],
            Findings = [.. failed.Select(test => new Finding { Message = $"{test.Name}: {test.Message}" }), .. missing.Select(name => new Finding { Message = $"{name} did not run." })],
            Feedback = passes ? "" : string.Join('\n', failed.Select(test => $"{test.Name}\n  {OutputText.Clean(test.Message ?? "", 500)}").Prepend(reason).Concat(missing.Select(name => $"{name} did not run.")).Take(20)),
        };
    }

    private Evaluation Say(Verdict verdict, double score, string reason) => new() { Evaluator = options.Name, Verdict = verdict, Score = score, Reason = reason };
}
