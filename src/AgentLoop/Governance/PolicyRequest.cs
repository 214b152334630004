namespace AgentLoop;

/// <summary>What a policy decides on.</summary>
public sealed record PolicyRequest
{
    /// <summary>The run this is for.</summary>
    public required RunScope Run { get; init; }

    /// <summary>What is about to be done with the changes.</summary>
    public required PolicyAction Action { get; init; }

    /// <summary>The changes; empty at <see cref="PolicyAction.CallTool"/>.</summary>
    public required ChangeSet Changes { get; init; }

    /// <summary>The call, at <see cref="PolicyAction.CallTool"/>.</summary>
    public ToolCall? Tool { get; init; }
}
