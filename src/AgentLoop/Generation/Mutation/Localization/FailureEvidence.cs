namespace AgentLoop;

/// <summary>What the baseline says of the fault, as text.</summary>
internal sealed record FailureEvidence
{
    private const int MostTests = 50;

    /// <summary>Tests that fail, first reported first.</summary>
    public required IReadOnlyList<TestResult> Failing { get; init; }

    /// <summary>The names of tests that pass.</summary>
    public required IReadOnlySet<string> Passing { get; init; }

    /// <summary>Texts in which places are named: traces first.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>Places that evaluators named outright.</summary>
    public required IReadOnlyList<(string Path, int Line)> Named { get; init; }

    /// <summary>What is wanted, in words.</summary>
    public required string Goal { get; init; }

    /// <summary>The evidence of a request; <see langword="null"/> where nothing failed, so that there is nothing to mend.</summary>
    public static FailureEvidence? Of(GenerationRequest request)
    {
        List<Evaluation> failed = [.. request.Baseline.Where(e => e.Verdict != Verdict.Pass)];
        if (failed.Count == 0)
            return null;
        List<TestResult> failing = [.. failed.SelectMany(e => e.Tests).Where(t => t.Outcome == TestOutcome.Failed).Take(MostTests)];
        return new FailureEvidence
        {
            Failing = failing,
            Passing = request.Baseline.SelectMany(e => e.Tests).Where(t => t.Outcome == TestOutcome.Passed)
                .Select(t => TestNames.Simple(t.Name)).ToHashSet(StringComparer.Ordinal),
            Texts = [.. Texts(failed, failing), request.Brief.Goal],
            Named = [.. failed.SelectMany(e => e.Findings).Where(f => f is { File: not null, Line: > 0 })
                .Select(f => (f.File!.Replace('\\', '/'), f.Line!.Value))],
            Goal = request.Brief.Goal,
        };

        static IEnumerable<string> Texts(List<Evaluation> failed, List<TestResult> failing) =>
            failing.Select(t => t.StackTrace).Concat(failing.Select(t => t.Message))
                .Concat(failed.Select(e => (string?)e.Feedback))
                .Concat(failed.SelectMany(e => e.Findings).Take(MostTests).Select(f => (string?)f.Message))
                .OfType<string>()
                .Where(t => t.Length > 0);
    }
}
