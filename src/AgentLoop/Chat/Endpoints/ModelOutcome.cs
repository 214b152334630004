namespace AgentLoop;

/// <summary>What came of calling a model.</summary>
public enum ModelOutcome
{
    /// <summary>It answered, with text or with calls of tools.</summary>
    Answered,

    /// <summary>Its answer reached the limit of its output: what there is of it is not whole.</summary>
    CutOff,

    /// <summary>It answered nothing at all.</summary>
    Empty,

    /// <summary>It refused.</summary>
    Refused,

    /// <summary>The endpoint's content filter withheld the answer, or refused the request.</summary>
    Filtered,

    /// <summary>The conversation is longer than the model's window.</summary>
    ContextOverflow,

    /// <summary>The endpoint asks to slow down.</summary>
    RateLimited,

    /// <summary>The endpoint is busy or broken for the moment.</summary>
    Unavailable,

    /// <summary>No connection to the endpoint can be made.</summary>
    Unreachable,

    /// <summary>The connection broke before the answer was whole.</summary>
    Dropped,

    /// <summary>The answer did not come in time, or paused for too long.</summary>
    TimedOut,

    /// <summary>The endpoint does not accept the key.</summary>
    Unauthorized,

    /// <summary>The account has no credit left.</summary>
    QuotaExhausted,

    /// <summary>The endpoint does not know the model, or the address is wrong.</summary>
    NotFound,

    /// <summary>The endpoint refused the request for another reason.</summary>
    Rejected,

    /// <summary>Something came that is not an answer.</summary>
    Unreadable,

    /// <summary>The caller did not want the answer any more.</summary>
    Cancelled,

    /// <summary>The chat client failed in a way of its own.</summary>
    Failed,
}
