namespace AgentLoop;

/// <summary>What a policy says.</summary>
public sealed record PolicyVerdict
{
    /// <summary>It may be done.</summary>
    public static PolicyVerdict Allow { get; } = new() { Allowed = true };

    /// <summary>Whether it may be done.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Why not, or why it is changed or asked about, in a sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>
    /// Whether the approver is to decide. Only a tool call can be asked about; for everything else this is a denial.
    /// </summary>
    public bool NeedsApproval { get; init; }

    /// <summary>A JSON object that takes the place of a tool call's arguments; <see langword="null"/> where they stay.</summary>
    public string? Arguments { get; init; }

    /// <summary>It may not be done.</summary>
    public static PolicyVerdict Deny(string reason) => new() { Allowed = false, Reason = reason };

    /// <summary>A tool call may be made if the approver says so.</summary>
    public static PolicyVerdict Ask(string reason) => new() { Allowed = false, NeedsApproval = true, Reason = reason };

    /// <summary>A tool call may be made with other arguments, which the model is told.</summary>
    /// <exception cref="AgentLoopException">They are no JSON object.</exception>
    public static PolicyVerdict Modify(string arguments, string reason) => ToolCall.IsObject(arguments)
        ? new() { Allowed = true, Arguments = arguments, Reason = reason }
        : throw new AgentLoopException("What takes the place of a tool call's arguments must be a JSON object.");
}
