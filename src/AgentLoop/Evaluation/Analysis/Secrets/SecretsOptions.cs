namespace AgentLoop;

/// <summary>How strict a <see cref="SecretsEvaluator"/> is.</summary>
public sealed record SecretsOptions
{
    /// <summary>Who says it; unique among the evaluators of a loop.</summary>
    /// <value><c>Secrets</c> unless said.</value>
    public string Name { get; init; } = "Secrets";

    /// <summary>
    /// A finding of this severity, or of a greater one, fails a candidate. Tokens of a known form are errors, what only looks like a secret is a warning.
    /// </summary>
    /// <value><see cref="FindingSeverity.Error"/> unless said.</value>
    public FindingSeverity FailAt { get; init; } = FindingSeverity.Error;

    internal static void Validate(SecretsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new ArgumentException("An evaluator has a name; set SecretsOptions.Name.", nameof(options));
    }
}
