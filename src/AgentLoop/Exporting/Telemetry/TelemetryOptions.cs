namespace AgentLoop;

/// <summary>What spans of a recorded run say.</summary>
public sealed record TelemetryOptions
{
    /// <summary>
    /// Whether spans have what was said: the messages that are new in each request, answers, and the arguments and results of tools. They may hold what
    /// nobody but the run's owner should see.
    /// </summary>
    /// <value><see langword="false"/> unless said.</value>
    public bool IncludeContent { get; init; }
}
