namespace AgentLoop;

/// <summary>What a trace record says that the run's record does not.</summary>
public sealed record AgentTraceOptions
{
    /// <summary>
    /// The name that models.dev has for a model, such as <c>anthropic/claude-sonnet-4-5</c>, from the id that the model gave itself.
    /// </summary>
    /// <value>Puts the provider before ids that are known to be of one, and leaves others as they are.</value>
    public Func<string, string> ModelName { get; init; } = ModelProvider.Qualify;
}
