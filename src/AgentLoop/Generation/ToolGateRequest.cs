namespace AgentLoop;

/// <summary>A tool call to decide on.</summary>
public sealed record ToolGateRequest
{
    /// <summary>Where the decision is recorded: a scope of the call's own.</summary>
    public required RunScope Run { get; init; }

    /// <summary>The call.</summary>
    public required ToolCall Call { get; init; }
}
