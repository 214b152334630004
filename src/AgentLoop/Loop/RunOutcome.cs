namespace AgentLoop;

/// <summary>What a run came to.</summary>
public enum RunOutcome
{
    /// <summary>A change passed, was approved where that was required, and was handed over.</summary>
    Succeeded,

    /// <summary>No candidate passed.</summary>
    NoAcceptableCandidate,

    /// <summary>Questions are open; answering them resumes the run.</summary>
    NeedsClarification,

    /// <summary>A budget ran out; the run can be resumed with a larger one.</summary>
    BudgetExhausted,

    /// <summary>An approval was denied.</summary>
    ApprovalDenied,

    /// <summary>A policy forbade the change.</summary>
    PolicyBlocked,

    /// <summary>The run repeated itself without getting nearer.</summary>
    Stuck,

    /// <summary>The host cancelled; the run can be resumed.</summary>
    Cancelled,

    /// <summary>A plugin that the run cannot do without failed.</summary>
    Failed,
}
