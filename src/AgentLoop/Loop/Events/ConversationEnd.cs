namespace AgentLoop;

/// <summary>What ended a conversation with a model.</summary>
public enum ConversationEnd
{
    /// <summary>The model answered without calling a tool.</summary>
    Answered,

    /// <summary>The model said that it was done.</summary>
    Finished,

    /// <summary>The model asked a question that only a person can answer.</summary>
    Asked,

    /// <summary>The model repeated itself.</summary>
    Stuck,

    /// <summary>As many answers or tool calls as the conversation may have.</summary>
    LimitReached,

    /// <summary>A budget of the run was used up.</summary>
    BudgetExhausted,

    /// <summary>The model refused, or its endpoint withheld the answer.</summary>
    Withheld,

    /// <summary>The model gave answers that nothing could be done with, or the call failed.</summary>
    Unusable,

    /// <summary>The task alone fills the model's window.</summary>
    WindowFull,
}
