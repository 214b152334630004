namespace AgentLoop;

/// <summary>What is about to be done.</summary>
public enum PolicyAction
{
    /// <summary>A candidate is to be applied to its private copy and run.</summary>
    Evaluate,

    /// <summary>The selected candidate is to be handed over.</summary>
    Integrate,

    /// <summary>A model's call of a tool is to be run.</summary>
    CallTool,
}
