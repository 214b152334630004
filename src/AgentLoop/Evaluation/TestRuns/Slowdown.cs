using System.Globalization;

namespace AgentLoop;

/// <summary>Tests that take much longer than in the untouched repository.</summary>
internal static class Slowdown
{
    private const int MaxFindings = 10;
    private static readonly TimeSpan Noise = TimeSpan.FromSeconds(0.5);

    public static IEnumerable<Finding> Of(TestEvaluatorOptions options, IReadOnlyList<TestResult> before, IReadOnlyList<TestResult> now)
    {
        Dictionary<string, TimeSpan> earlier = before.Where(test => test.Outcome == TestOutcome.Passed)
            .GroupBy(test => test.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(test => test.Duration), StringComparer.Ordinal);
        return now
            .Where(test => test.Outcome == TestOutcome.Passed
                && earlier.TryGetValue(test.Name, out TimeSpan then) && test.Duration > (then * options.SlowdownFactor) + Noise)
            .OrderByDescending(test => test.Duration)
            .Take(MaxFindings)
            .Select(test => new Finding { Severity = FindingSeverity.Warning, Message = Describe(test, earlier[test.Name]), Rule = "slow-test" });
    }

    private static string Describe(TestResult test, TimeSpan then) => string.Create(
        CultureInfo.InvariantCulture, $"{test.Name} took {test.Duration.TotalSeconds:0.##} s, and {then.TotalSeconds:0.##} s in the untouched repository.");
}
