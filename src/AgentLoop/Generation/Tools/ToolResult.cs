namespace AgentLoop;

/// <summary>What a tool answers to a model.</summary>
public sealed record ToolResult
{
    /// <summary>What a file, a program or anybody else says. It is shortened, cleaned, and marked as what it is: nobody's instruction.</summary>
    public string Output { get; init; } = "";

    /// <summary>What the tool itself says about it, in a sentence or two.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether the tool could not do what it was asked.</summary>
    public bool IsFailure { get; init; }

    /// <summary>Ends the conversation, where the tool is one that does.</summary>
    internal ConversationEnding? Ending { get; init; }

    /// <summary>The tool did what it was asked and has nothing to show.</summary>
    public static ToolResult Said(string note) => new() { Note = note };

    /// <summary>The tool could not do what it was asked.</summary>
    public static ToolResult Failed(string note) => new() { Note = note, IsFailure = true };

    /// <summary>Something to show.</summary>
    public static ToolResult Shown(string output, string note = "") => new() { Output = output, Note = note };
}
