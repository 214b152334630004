namespace AgentLoop;

/// <summary>A point at which approval can be required.</summary>
public enum Milestone
{
    /// <summary>Before the first candidate is generated.</summary>
    Plan,

    /// <summary>Before the selected change is handed over.</summary>
    Integrate,

    /// <summary>Before each tool call of a model that may change something.</summary>
    ToolCall,
}
