namespace AgentLoop;

/// <summary>Whether a tool call may be made, and how.</summary>
public sealed record ToolAdmission
{
    /// <summary>It may be made as it is.</summary>
    public static ToolAdmission Granted { get; } = new() { IsGranted = true };

    /// <summary>Whether it may be made.</summary>
    public required bool IsGranted { get; init; }

    /// <summary>Why not, or why with other arguments, in a sentence for the model.</summary>
    public string Reason { get; init; } = "";

    /// <summary>A JSON object that takes the place of the arguments; <see langword="null"/> where they stay.</summary>
    public string? Arguments { get; init; }
}
