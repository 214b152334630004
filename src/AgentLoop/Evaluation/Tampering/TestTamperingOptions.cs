namespace AgentLoop;

/// <summary>How strict a <see cref="TestTamperingEvaluator"/> is.</summary>
public sealed record TestTamperingOptions
{
    /// <summary>Who says it; unique among the evaluators of a loop.</summary>
    /// <value><c>Test tampering</c> unless said.</value>
    public string Name { get; init; } = "Test tampering";

    /// <summary>A finding of this severity, or of a greater one, fails a candidate.</summary>
    /// <value><see cref="FindingSeverity.Error"/> unless said: what is certain fails, what is only suspicious is found.</value>
    public FindingSeverity FailAt { get; init; } = FindingSeverity.Error;

    /// <summary>
    /// The rules that are not asked, by their names: <c>test-deleted</c>, <c>test-skipped</c>, <c>test-emptied</c>, <c>assertion-removed</c>, <c>assertion-weakened</c>,
    /// <c>assertion-swallowed</c>, <c>expected-value-changed</c>, <c>test-row-removed</c>, <c>test-input-changed</c>, <c>test-data-changed</c>, <c>test-settings-changed</c>,
    /// <c>checks-switched-off</c>, <c>pipeline-weakened</c>, <c>warning-suppressed</c>, <c>exits-early</c>, <c>framework-patched</c>, <c>asks-whether-tested</c>,
    /// <c>special-case</c>, <c>asserts-nothing</c>, <c>not-examined</c>.
    /// </summary>
    public IReadOnlyList<string> IgnoredRules { get; init; } = [];

    /// <summary>A changed file that is longer is not examined, which is a finding where it has to do with tests.</summary>
    /// <value>1 MiB unless said; in bytes.</value>
    public int MaxFileBytes { get; init; } = 1024 * 1024;

    /// <summary>How many findings are told at most, the worst first.</summary>
    /// <value>50 unless said.</value>
    public int MaxFindings { get; init; } = 50;

    internal static void Validate(TestTamperingOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new ArgumentException("An evaluator has a name; set TestTamperingOptions.Name.", nameof(options));
        if (options.MaxFileBytes <= 0 || options.MaxFindings <= 0)
            throw new ArgumentException("TestTamperingOptions.MaxFileBytes and MaxFindings are more than zero.", nameof(options));
    }
}
