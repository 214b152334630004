namespace AgentLoop;

/// <summary>What an evaluator says.</summary>
public sealed record Evaluation
{
    /// <summary>Who says it; unique among the evaluators of a loop.</summary>
    public required string Evaluator { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How good it is, from 0 to 1; comparable between candidates of one run.</summary>
    public double Score { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What was found, most useful first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Each test that was reported, in the order of the report.</summary>
    public IReadOnlyList<TestResult> Tests { get; init; } = [];

    /// <summary>Against the baseline, where both have tests.</summary>
    public TestComparison? Comparison { get; init; }

    /// <summary>Tests that were found to be flaky.</summary>
    public IReadOnlyList<FlakyTest> Flaky { get; init; } = [];

    /// <summary>What running the suites took.</summary>
    public IReadOnlyList<SuiteMeasure> Measures { get; init; } = [];

    /// <summary>Tests that were written for the task; of an untouched repository.</summary>
    public WrittenTests? Written { get; init; }

    /// <summary>The assemblies that it left in the workspace, built from the candidate's sources; paths relative to the workspace.</summary>
    public IReadOnlyList<string> Built { get; init; } = [];

    /// <summary>What the next attempt should know: short, most useful first.</summary>
    public string Feedback { get; init; } = "";
}
