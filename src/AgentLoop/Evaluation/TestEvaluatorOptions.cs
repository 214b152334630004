namespace AgentLoop;

/// <summary>What a <see cref="TestEvaluator"/> runs, and what it makes of it.</summary>
public sealed record TestEvaluatorOptions
{
    /// <summary>Who says it.</summary>
    /// <value><c>tests</c> unless said.</value>
    public string Name { get; init; } = "tests";

    /// <summary>The tests to run.</summary>
    /// <value><see langword="null"/> unless said: those that the files of the untouched repository show.</value>
    public IReadOnlyList<TestSuite>? Suites { get; init; }

    /// <summary>What a candidate's tests must come to.</summary>
    /// <value><see cref="TestGoal.NothingFails"/> unless said.</value>
    public TestGoal Goal { get; init; }

    /// <summary>Tests that must pass in any case, by their full names; one that does not run does not pass.</summary>
    public IReadOnlyList<string> MustPass { get; init; } = [];

    /// <summary>Whether a candidate may pass although a test that ran before is skipped or missing now.</summary>
    /// <value><see langword="false"/> unless said: deleting a test does not mend it.</value>
    public bool AllowVanishedTests { get; init; }

    /// <summary>
    /// Folders and files that hold the product although they are named as tests are, such as <c>src/spec</c>; relative to the workspace, with <c>/</c>. What a candidate
    /// changes there is judged as it is.
    /// </summary>
    /// <value>None unless said.</value>
    public IReadOnlyList<string> ProductPaths { get; init; } = [];

    /// <summary>How often tests are run again whose outcome would decide: tests that fail on the untouched repository, and tests that a candidate fixed or broke.</summary>
    /// <value>2 unless said; 0 to 20. With 0 no flaky test is found.</value>
    public int Reruns { get; init; } = 2;

    /// <summary>
    /// A suite that took longer than this on the untouched repository is run in stages: the tests that failed, then those that touch what changed, then all;
    /// a candidate that fails a stage is not run further.
    /// </summary>
    /// <value>Five seconds unless said.</value>
    public TimeSpan RunInStagesAbove { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A test that takes so many times longer than on the untouched repository, and half a second more, is a finding.</summary>
    /// <value>3 unless said; more than 1.</value>
    public double SlowdownFactor { get; init; } = 3;

    internal static void Validate(TestEvaluatorOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new ArgumentException("An evaluator has a name; set TestEvaluatorOptions.Name.", nameof(options));
        if (options.Reruns is < 0 or > 20)
            throw new ArgumentException($"{options.Reruns} reruns of the evaluator \"{options.Name}\" are not between 0 and 20.", nameof(options));
        if (!(options.SlowdownFactor > 1))
            throw new ArgumentException($"The slowdown factor {options.SlowdownFactor} of the evaluator \"{options.Name}\" is not more than 1.", nameof(options));
        if (options.ProductPaths.FirstOrDefault(folder => folder.Trim('/').Length == 0) is { } folder)
            throw new ArgumentException($"\"{folder}\" is no path of a product; see {nameof(TestEvaluatorOptions)}.{nameof(ProductPaths)}.", nameof(options));
        if (options.Suites is { } suites)
            TestSuiteValidation.Require(suites, options.Name);
    }
}
