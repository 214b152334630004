namespace AgentLoop;

/// <summary>How a <see cref="WrittenTestsEvaluator"/> has tests written.</summary>
public sealed record WrittenTestsEvaluatorOptions
{
    /// <summary>Who says it.</summary>
    /// <value><c>written-tests</c> unless said.</value>
    public string Name { get; init; } = "written-tests";

    /// <summary>Who writes the tests: each of its candidates adds files of tests and changes nothing. It has no workbench.</summary>
    public required IGenerator Writer { get; init; }

    /// <summary>How many candidates of the writer are taken at most.</summary>
    /// <value>3 unless said; 1 to 50.</value>
    public int Count { get; init => field = Require.Within(1, 50, value); } = 3;

    /// <summary>How often a test must fail in the untouched repository, one time like the other, to be kept.</summary>
    /// <value>2 unless said; 1 to 20.</value>
    public int Trials { get; init => field = Require.Within(1, 20, value); } = 2;

    /// <summary>The suites that run the tests.</summary>
    /// <value><see langword="null"/> unless said: those that the files of the untouched repository show.</value>
    public IReadOnlyList<TestSuite>? Suites { get; init; }
}
