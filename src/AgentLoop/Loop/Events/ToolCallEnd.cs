namespace AgentLoop;

/// <summary>What became of a tool call. All that were run had been allowed.</summary>
public enum ToolCallEnd
{
    /// <summary>The tool did what it was asked.</summary>
    Succeeded,

    /// <summary>The tool could not; the model was told why.</summary>
    Failed,

    /// <summary>A policy or the approver forbade it.</summary>
    Denied,

    /// <summary>It was not run at all: the call was cut off, could not be read, or came after the end.</summary>
    NotRun,

    /// <summary>The process ended during the call, and nobody knows whether it had its effect.</summary>
    OutcomeUnknown,
}
